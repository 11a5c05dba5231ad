import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { inArray } from 'drizzle-orm'
import { DATABASE, type Database } from '../database/database.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { Rounds } from '../scheduling/rounds.js'
import { LivingProcesses } from './living-processes.js'
import { processes } from './process.table.js'
import { ProcessLiveness } from './process-liveness.js'

/**
 * Frees what dead processes held. It is called with every owner that has died, within a second of each death and, ever
 * more rarely, again.
 */
export type Sweep = (deadOwners: readonly number[]) => Promise<void>

/**
 * Looks after what is due, whoever lives: it is called every second, and at start, and not again before it is done. One
 * that takes long holds no other up.
 */
export type Routine = () => Promise<void>

const everyMilliseconds = 1_000
const times = { pause: everyMilliseconds, longestTurn: 100, patience: 5_000 }
const longestPause = 60_000
/** Longer than PostgreSQL keeps a connection whose other end says nothing: two hours. */
const buriedAfter = 3 * 3_600_000

/** An owner whose lock is gone. In milliseconds of this process's clock. */
interface Dead {
  readonly since: number
  readonly sweptAgainAt: number
}

/** Every second, and at start, lets each feature take back what a dead process held, and look after what is due. */
@Injectable()
export class Sweeper implements BeforeApplicationShutdown {
  private readonly sweeps: Sweep[] = []
  private readonly rounds = new Rounds(times)
  private dead = new Map<number, Dead>()

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ProcessLiveness) private readonly liveness: ProcessLiveness,
    @Inject(LivingProcesses) private readonly processes: LivingProcesses,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.rounds.add(() => this.sweepAll())
  }

  register(sweep: Sweep): void {
    this.sweeps.push(sweep)
  }

  registerRoutine(routine: Routine): void {
    this.rounds.add(() =>
      routine().catch((error: unknown) =>
        this.logger.warn({ error }, 'Could not look after what is due; trying again in a second.'),
      ),
    )
  }

  start(): void {
    this.rounds.start()
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.rounds.stop()
  }

  /**
   * A process that sleeps, or whose statement is slow, takes things under its old id after the others have declared it
   * dead. So an owner that died is swept again and again, and forgotten only when nothing can come from it any more.
   */
  private async sweepAll(): Promise<void> {
    try {
      const owners = await this.deadOwners()
      if (owners === undefined) return
      const now = performance.now()
      const isDue = (owner: number) => (this.dead.get(owner)?.sweptAgainAt ?? 0) <= now
      const due = owners.filter(isDue)
      if (due.length === 0) return
      for (const sweep of this.sweeps) await sweep(owners)
      this.dead = new Map(owners.map((owner) => [owner, this.sweptAt(owner, now, isDue(owner))]))
      const buried = owners.filter((owner) => now - (this.dead.get(owner)?.since ?? now) >= buriedAfter)
      if (buried.length === 0) return
      await this.database.delete(processes).where(inArray(processes.owner, buried))
    } catch (error) {
      this.logger.warn({ error }, 'Could not look after dead processes; trying again in a second.')
    }
  }

  /** The next time is as far away as the death is, so that what was taken late lies no longer than its owner slept. */
  private sweptAt(owner: number, now: number, wasDue: boolean): Dead {
    const { since, sweptAgainAt } = this.dead.get(owner) ?? { since: now, sweptAgainAt: now }
    if (!wasDue) return { since, sweptAgainAt }
    const pause = Math.min(longestPause, Math.max(everyMilliseconds, now - since))
    return { since, sweptAgainAt: now + pause }
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
