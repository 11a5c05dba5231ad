import { EventEmitter } from 'node:events'
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { eq, inArray, sql } from 'drizzle-orm'
import {
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
  Logger as WorkerLogger,
} from 'graphile-worker'
import { openConnectionPool } from '../database/connection-pool.js'
import { DATABASE, DATABASE_ADDRESS, type Database, type DatabaseAddress } from '../database/database.js'
import { processes } from '../liveness/process.table.js'
import { ProcessLiveness } from '../liveness/process-liveness.js'
import { Sweeper } from '../liveness/sweeper.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { JobQueue } from './job-queue.js'

const concurrency = 4
const relaunchMilliseconds = 500

/** One for each worker, one that listens, one that records how jobs went. */
function workerPool(address: DatabaseAddress, logger: Logger) {
  return openConnectionPool(address, { max: concurrency + 2, name: 'jobs', logger })
}

function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, details) => {
    const method = level === 'warning' ? 'warn' : level
    logger[method]({ job: details }, message)
  })
}

/**
 * Unbatched, graphile-worker records how a job went without listening to the answer, and a database that is away
 * then ends the whole process. Batched, it ends only itself, and is launched again.
 */
const listenToRecording: GraphileConfig.Preset = {
  worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
}

/** Brings graphile-worker's own tables to its version. */
export async function migrateJobs(address: DatabaseAddress, logger: Logger): Promise<void> {
  const { pool, close } = workerPool(address, logger)
  try {
    await runMigrations({ pgPool: pool, logger: workerLogger(logger) })
  } finally {
    await close()
  }
}

/** Does the background work of this process, and hands on what a killed process had locked. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private runner: Runner | undefined
  private closePool: (() => Promise<void>) | undefined
  private poolId: string | undefined
  private relaunch: NodeJS.Timeout | undefined
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
    clearTimeout(this.relaunch)
    await this.launching
    // It may have ended by itself already.
    await this.runner?.stop().catch(() => undefined)
    await this.closePool?.()
  }

  private async launch(): Promise<void> {
    const { pool, close } = workerPool(this.address, this.logger)
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool: created }) => {
      this.poolId = created.id
    })
    try {
      this.runner = await run({
        pgPool: pool,
        events,
        concurrency,
        noHandleSignals: true,
        pollInterval: 1_000,
        logger: workerLogger(this.logger),
        parsedCronItems: [],
        preset: listenToRecording,
        taskList: this.tasks(),
      })
    } catch (error) {
      await close()
      throw error
    }
    this.closePool = close
    // It ends without an error even where it gave up.
    const end = (error?: unknown) => {
      void close()
      this.launchAgain(error)
    }
    this.runner.promise.then(() => end(), end)
    await this.recordPool()
  }

  /** graphile-worker gives up when the database goes away while it records how a job went. */
  private launchAgain(error: unknown): void {
    if (this.stopping) return
    this.logger.warn({ error }, 'The background work came to a halt; starting it again.')
    const ended = this.poolId
    this.relaunch = setTimeout(() => {
      this.launching = this.tryToLaunch(ended)
    }, relaunchMilliseconds)
  }

  private async tryToLaunch(ended: string | undefined): Promise<void> {
    try {
      if (ended !== undefined) await this.unlock([ended])
      await this.launch()
    } catch (error) {
      this.launchAgain(error)
    }
  }

  private tasks(): TaskList {
    const never = new AbortController().signal
    return Object.fromEntries(
      this.queue
        .registered()
        .map(({ definition, handle }) => [
          definition.name,
          (payload, { abortSignal }) => handle(payload, abortSignal ?? never),
        ]),
    )
  }

  /** When it fails, the connection that proves this process alive is lost as well, and joining again repeats it. */
  private async recordPool(): Promise<void> {
    const { owner } = this.liveness
    if (this.poolId === undefined || owner === undefined) return
    try {
      await this.database.update(processes).set({ jobPool: this.poolId }).where(eq(processes.owner, owner))
    } catch (error) {
      this.logger.warn({ error }, 'Could not record which jobs belong to this process.')
    }
  }

  /** Jobs that a killed process had locked would otherwise stay locked for four hours. */
  private async unlockDead(deadOwners: readonly number[]): Promise<void> {
    if (deadOwners.length === 0) return
    const dead = await this.database
      .select({ pool: processes.jobPool })
      .from(processes)
      .where(inArray(processes.owner, [...deadOwners]))
    const pools = dead.flatMap(({ pool }) => (pool === null || pool === this.poolId ? [] : [pool]))
    if (pools.length > 0) await this.unlock(pools)
  }

  private async unlock(pools: readonly string[]): Promise<void> {
    const ids = sql.param([...pools])
    await this.database.execute(sql`select graphile_worker.force_unlock_workers(${ids}::text[])`)
  }
}
