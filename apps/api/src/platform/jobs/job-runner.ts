import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { eq, isNotNull, sql } from 'drizzle-orm'
import type { TaskList } from 'graphile-worker'
import { DATABASE, DATABASE_ADDRESS, type Database, type DatabaseAddress } from '../database/database.js'
import { processes } from '../liveness/process.table.js'
import { ProcessLiveness } from '../liveness/process-liveness.js'
import { Sweeper } from '../liveness/sweeper.js'
import { withLogContext } from '../logging/log-context.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { JobQueue } from './job-queue.js'
import { type JobWorker, launchJobWorker } from './job-worker.js'

const pauseBeforeLaunch = 500

/** Does the background work of this process, and hands on what a killed process had locked. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private worker: JobWorker | undefined
  private timer: NodeJS.Timeout | undefined
  private launching: Promise<void> | undefined
  private stopping = false

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(DATABASE_ADDRESS) private readonly address: DatabaseAddress,
    @Inject(JobQueue) private readonly queue: JobQueue,
    @Inject(ProcessLiveness) private readonly liveness: ProcessLiveness,
    @Inject(Sweeper) sweeper: Sweeper,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    sweeper.register((owners) => this.unlockDead(owners))
    liveness.onJoin(() => void this.recordPool())
  }

  async start(): Promise<void> {
    await this.launch()
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true
    clearTimeout(this.timer)
    await this.launching
    await this.worker?.stop()
  }

  private async launch(): Promise<void> {
    const worker = await launchJobWorker(this.address, this.tasks(), this.logger)
    this.worker = worker
    void worker.ended.then(() => this.handleEnd(worker))
    await this.recordPool()
  }

  /** graphile-worker gives up when the database goes away at a bad moment. */
  private handleEnd(ended: JobWorker): void {
    if (this.stopping) return
    this.logger.warn('The background work came to a halt; starting it again.')
    this.replaceLater(ended)
  }

  private replaceLater(ended: JobWorker): void {
    if (this.stopping) return
    this.timer = setTimeout(() => {
      this.launching = this.replace(ended)
    }, pauseBeforeLaunch)
  }

  private async replace(ended: JobWorker): Promise<void> {
    try {
      await ended.stop()
      await this.unlock([ended.id])
      await this.launch()
    } catch (error) {
      this.logger.debug({ error }, 'The background work cannot be started yet.')
      this.replaceLater(ended)
    }
  }

  private tasks(): TaskList {
    const never = new AbortController().signal
    return Object.fromEntries(
      this.queue
        .registered()
        .map(({ definition, handle }) => [
          definition.name,
          (payload, { abortSignal, job }) =>
            withLogContext({ jobId: job.id }, () => handle(payload, abortSignal ?? never)),
        ]),
    )
  }

  /** When it fails, the connection that proves this process alive is lost as well, and joining again repeats it. */
  private async recordPool(): Promise<void> {
    const { owner } = this.liveness
    if (this.worker === undefined || owner === undefined) return
    try {
      await this.database.update(processes).set({ jobPool: this.worker.id }).where(eq(processes.owner, owner))
    } catch (error) {
      this.logger.warn({ error }, 'Could not record which jobs belong to this process.')
    }
  }

  /**
   * Jobs that a killed process had locked would otherwise stay locked for four hours. A process that lost its lock and
   * came back under another id works on with the same pool.
   */
  private async unlockDead(deadOwners: readonly number[]): Promise<void> {
    if (deadOwners.length === 0) return
    const known = await this.database
      .select({ owner: processes.owner, pool: processes.jobPool })
      .from(processes)
      .where(isNotNull(processes.jobPool))
    const dead = new Set(deadOwners)
    const poolsOf = (isDead: boolean) =>
      new Set(known.flatMap(({ owner, pool }) => (dead.has(owner) === isDead && pool !== null ? [pool] : [])))
    const pools = poolsOf(true).difference(poolsOf(false).add(this.worker?.id ?? ''))
    if (pools.size > 0) await this.unlock([...pools])
  }

  private async unlock(pools: readonly string[]): Promise<void> {
    const ids = sql.param([...pools])
    await this.database.execute(sql`select graphile_worker.force_unlock_workers(${ids}::text[])`)
  }
}
