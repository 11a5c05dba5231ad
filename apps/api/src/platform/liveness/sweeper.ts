import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../database/database.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { livenessLock } from './process-liveness.js'

/** Frees what dead processes held. It is called every second, with the owners that live. */
export type Sweep = (livingOwners: number[]) => Promise<void>

const everyMilliseconds = 1_000

/** Every second, and at start, lets each feature take back what a dead process held. */
@Injectable()
export class Sweeper implements BeforeApplicationShutdown {
  private readonly sweeps: Sweep[] = []
  private timer: NodeJS.Timeout | undefined
  private stopped = false
  private underWay: Promise<void> = Promise.resolve()

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  register(sweep: Sweep): void {
    this.sweeps.push(sweep)
  }

  start(): void {
    this.underWay = this.sweepAll().finally(() => {
      if (!this.stopped) this.timer = setTimeout(() => this.start(), everyMilliseconds)
    })
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.underWay
  }

  private async sweepAll(): Promise<void> {
    try {
      const { rows } = await this.database.execute(sql`
        select objid::int as owner from pg_locks
         where locktype = 'advisory' and classid = ${livenessLock} and granted
           and database = (select oid from pg_database where datname = current_database())`)
      const owners = z
        .array(z.object({ owner: z.int() }))
        .parse(rows)
        .map((row) => row.owner)
      for (const sweep of this.sweeps) await sweep(owners)
    } catch (error) {
      this.logger.warn({ error }, 'Could not look after dead processes; trying again in a second.')
    }
  }
}
