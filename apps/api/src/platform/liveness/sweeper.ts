import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { inArray } from 'drizzle-orm'
import { DATABASE, type Database } from '../database/database.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { LivingProcesses } from './living-processes.js'
import { processes } from './process.table.js'
import { ProcessLiveness } from './process-liveness.js'

/** Frees what dead processes held. It is called every second, with the owners that have died. */
export type Sweep = (deadOwners: readonly number[]) => Promise<void>

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
    @Inject(ProcessLiveness) private readonly liveness: ProcessLiveness,
    @Inject(LivingProcesses) private readonly processes: LivingProcesses,
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
      const dead = await this.deadOwners()
      if (dead === undefined) return
      for (const sweep of this.sweeps) await sweep(dead)
      if (dead.length === 0) return
      await this.database.delete(processes).where(inArray(processes.owner, dead))
    } catch (error) {
      this.logger.warn({ error }, 'Could not look after dead processes; trying again in a second.')
    }
  }

  /**
   * Who has died. The candidates are read before the locks: whoever is among them held its lock before it could be
   * read, and ids are never given twice. Undefined: this process itself has lost its lock without hearing of it.
   */
  private async deadOwners(): Promise<number[] | undefined> {
    const candidates = await this.database.select({ owner: processes.owner }).from(processes)
    const living = await this.processes.owners()
    const { owner } = this.liveness
    if (owner !== undefined && candidates.some((one) => one.owner === owner) && !living.has(owner)) {
      this.liveness.giveUp()
      return undefined
    }
    return candidates.map((one) => one.owner).filter((one) => !living.has(one))
  }
}
