import { EventEmitter } from 'node:events'
import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import { eq, notInArray, sql } from 'drizzle-orm'
import {
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
  Logger as WorkerLogger,
} from 'graphile-worker'
import pg from 'pg'
import { DATABASE, DATABASE_ADDRESS, type Database, type DatabaseAddress } from '../database/database.js'
import { processes } from '../liveness/process.table.js'
import { ProcessLiveness } from '../liveness/process-liveness.js'
import { Sweeper } from '../liveness/sweeper.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { JobQueue } from './job-queue.js'

const concurrency = 4
const relaunchMilliseconds = 500

function workerPool(address: DatabaseAddress, logger: Logger): pg.Pool {
  const pool = new pg.Pool({
    ...(typeof address === 'string' ? { connectionString: address } : address),
    max: concurrency + 2,
    application_name: 'counterflow jobs',
  })
  pool.on('error', (error) => logger.warn({ error }, 'A connection of the background work was lost.'))
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, details) => {
    const method = level === 'warning' ? 'warn' : level
    logger[method]({ job: details }, message)
  })
}

/** Brings graphile-worker's own tables to its version. */
export async function migrateJobs(address: DatabaseAddress, logger: Logger): Promise<void> {
  const pool = workerPool(address, logger)
  try {
    await runMigrations({ pgPool: pool, logger: workerLogger(logger) })
  } finally {
    await pool.end()
  }
}

/** Does the background work of this process, and hands on what a killed process had locked. */
@Injectable()
export class JobRunner implements BeforeApplicationShutdown {
  private runner: Runner | undefined
  private pool: pg.Pool | undefined
  private poolId: string | undefined
  private relaunch: NodeJS.Timeout | undefined
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
    liveness.onJoin((owner) => {
      this.recordPool(owner).catch((error: unknown) =>
        logger.warn({ error }, 'Could not record which jobs belong to this process.'),
      )
    })
  }

  async start(): Promise<void> {
    this.pool = workerPool(this.address, this.logger)
    await this.launch(this.pool)
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true
    clearTimeout(this.relaunch)
    // It may have ended by itself already.
    await this.runner?.stop().catch(() => undefined)
    await this.pool?.end()
  }

  private async launch(pool: pg.Pool): Promise<void> {
    const events: WorkerEvents = new EventEmitter()
    events.on('pool:create', ({ workerPool: created }) => {
      this.poolId = created.id
    })
    const runner = await run({
      pgPool: pool,
      events,
      concurrency,
      noHandleSignals: true,
      pollInterval: 1_000,
      logger: workerLogger(this.logger),
      parsedCronItems: [],
      taskList: this.tasks(),
    })
    this.runner = runner
    runner.promise.catch((error: unknown) => this.launchAgain(pool, error))
    if (this.liveness.owner !== undefined) await this.recordPool(this.liveness.owner)
  }

  /** graphile-worker gives up when the database goes away while it records how a job went. */
  private launchAgain(pool: pg.Pool, error: unknown): void {
    if (this.stopping) return
    this.logger.warn({ error }, 'The background work came to a halt; starting it again.')
    const ended = this.poolId
    this.relaunch = setTimeout(async () => {
      try {
        if (ended !== undefined) await this.unlock([ended])
        await this.launch(pool)
      } catch (nextError) {
        this.launchAgain(pool, nextError)
      }
    }, relaunchMilliseconds)
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

  private async recordPool(owner: number): Promise<void> {
    if (this.poolId === undefined) return
    await this.database.update(processes).set({ jobPool: this.poolId }).where(eq(processes.owner, owner))
  }

  /** Jobs that a killed process had locked would otherwise stay locked for four hours. */
  private async unlockDead(livingOwners: number[]): Promise<void> {
    const dead = await this.database
      .delete(processes)
      .where(
        livingOwners.length === 0
          ? sql`${processes.startedAt} < now() - interval '5 seconds'`
          : sql`${notInArray(processes.owner, livingOwners)} and ${processes.startedAt} < now() - interval '5 seconds'`,
      )
      .returning({ pool: processes.jobPool })
    const pools = dead.flatMap(({ pool }) => (pool === null || pool === this.poolId ? [] : [pool]))
    if (pools.length === 0) return
    await this.unlock(pools)
  }

  private async unlock(pools: readonly string[]): Promise<void> {
    const ids = sql.param([...pools])
    await this.database.execute(sql`select graphile_worker.force_unlock_workers(${ids}::text[])`)
  }
}
