import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { SettingError } from '../config/settings.js'
import { DATABASE, type Database } from '../database/database.js'
import { remembered } from '../memory/remembered.js'
import { Metrics } from '../metrics/metrics.js'
import { processes } from './process.table.js'
import { PROCESS_IDENTITY, type ProcessIdentity } from './process-identity.js'
import { livenessLock, ProcessLiveness } from './process-liveness.js'

const ownersSchema = z.array(z.object({ owner: z.int() }))

const askedAgainAfter = 5_000

export type LivingProcess = typeof processes.$inferSelect

/** Who else works on this database at this moment. */
@Injectable()
export class LivingProcesses {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ProcessLiveness) private readonly liveness: ProcessLiveness,
    @Inject(PROCESS_IDENTITY) private readonly identity: ProcessIdentity,
    @Inject(Metrics) metrics: Metrics,
  ) {
    const living = remembered(askedAgainAfter, () => this.list())
    metrics.gauges('counterflow_processes', 'Processes that are alive.', 'role', async () => {
      const byRole = { all: 0, api: 0, worker: 0 }
      for (const { role } of await living()) byRole[role] += 1
      return byRole
    })
  }

  /** The ids of those whose lock is held; a process that was killed is not among them. */
  async owners(): Promise<ReadonlySet<number>> {
    const { rows } = await this.database.execute(sql`
      select objid::int as owner from pg_locks
       where locktype = 'advisory' and classid = ${livenessLock} and granted
         and database = (select oid from pg_database where datname = current_database())`)
    return new Set(ownersSchema.parse(rows).map(({ owner }) => owner))
  }

  /** Oldest first. */
  async list(): Promise<LivingProcess[]> {
    const known = await this.database.select().from(processes).orderBy(processes.owner)
    const living = await this.owners()
    return known.filter(({ owner }) => living.has(owner))
  }

  /**
   * Of two processes with different secrets, the one that came later gives way: people whom one of them signs in
   * would be strangers to the other.
   * @throws SettingError when an older process has another secret
   */
  async refuseOtherSecret(): Promise<void> {
    const { owner = Number.POSITIVE_INFINITY } = this.liveness
    const mine = this.identity.secretFingerprint
    const other = (await this.list()).find(
      (one) => one.owner < owner && one.secretFingerprint !== null && one.secretFingerprint !== mine,
    )
    if (other === undefined || mine === null) return
    throw new SettingError(
      `Another process on this database has other secrets: process ${other.pid} on ${other.host} ` +
        `(fingerprint ${other.secretFingerprint}; this one: ${mine}).\n` +
        'Set COUNTERFLOW_SECRET_KEY to the same value for every process on one database.',
    )
  }
}
