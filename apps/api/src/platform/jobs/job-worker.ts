import { EventEmitter } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import {
  type Runner,
  run,
  runMigrations,
  type TaskList,
  type WorkerEvents,
  Logger as WorkerLogger,
} from 'graphile-worker'
import { openConnectionPool } from '../database/connection-pool.js'
import type { DatabaseAddress } from '../database/database.js'
import type { Logger } from '../logging/logger.js'
import { JobPool } from './job-pool.js'

/** One life of graphile-worker in this process, with connections of its own. */
export interface JobWorker {
  /** What its jobs are locked by. */
  readonly id: string
  /** Resolves when it works no more: because it gave up, or was stopped. */
  readonly ended: Promise<void>
  /** Lets the jobs under way end, and records how they went. */
  stop(): Promise<void>
}

const concurrency = 4
const patience = 5_000

/**
 * Unbatched, graphile-worker records how a job went without listening to the answer, and a database that is away
 * then ends the whole process. Batched, it ends only itself, and is launched again.
 */
const listenToRecording: GraphileConfig.Preset = {
  worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 },
}

/** Brings graphile-worker's own tables to its version. */
export async function migrateJobs(address: DatabaseAddress, logger: Logger): Promise<void> {
  const { pool, close } = openWorkerPool(address, logger)
  try {
    await runMigrations({ pgPool: pool, logger: workerLogger(logger) })
  } finally {
    await close()
  }
}

/** Starts to do the jobs that `tasks` can do. */
export async function launchJobWorker(
  address: DatabaseAddress,
  tasks: TaskList,
  logger: Logger,
): Promise<JobWorker> {
  const { pool, close } = openWorkerPool(address, logger)
  const events: WorkerEvents = new EventEmitter()
  const life = observe(events)
  try {
    const runner = await run({
      pgPool: pool,
      events,
      concurrency,
      noHandleSignals: true,
      pollInterval: 1_000,
      logger: workerLogger(logger),
      parsedCronItems: [],
      preset: listenToRecording,
      taskList: tasks,
    })
    void life.hopeless.then(() => stopRunner(runner))
    const ended = Promise.race([life.ended, runner.promise.catch(() => undefined)])
    const stop = async () => {
      await Promise.race([stopRunner(runner), delay(patience, undefined, { ref: false })])
      await close()
    }
    return { id: await life.id, ended, stop }
  } catch (error) {
    await close()
    throw error
  }
}

/** One for each job at once, one that listens, one that records how jobs went. */
function openWorkerPool(address: DatabaseAddress, logger: Logger) {
  return openConnectionPool(address, { max: concurrency + 2, name: 'jobs', logger, Pool: JobPool })
}

function workerLogger(logger: Logger): WorkerLogger {
  return new WorkerLogger(() => (level, message, details) => {
    const method = level === 'warning' ? 'warn' : level
    logger[method]({ job: details }, message)
  })
}

function observe(events: WorkerEvents) {
  const id = Promise.withResolvers<string>()
  events.once('pool:create', ({ workerPool }) => id.resolve(workerPool.id))

  // Its own promise waits for records that will never be written, when several could not be.
  const ended = Promise.withResolvers<void>()
  events.once('pool:gracefulShutdown:complete', () => ended.resolve())
  events.once('pool:forcefulShutdown:complete', () => ended.resolve())
  events.once('pool:forcefulShutdown:error', () => ended.resolve())

  // It asks once which tasks there are. Where that fails it remembers the failure, and never finds a job.
  const hopeless = Promise.withResolvers<void>()
  const lose = () => hopeless.resolve()
  const keep = () => events.off('worker:getJob:error', lose)
  events.once('worker:getJob:error', lose)
  events.once('worker:getJob:empty', keep)
  events.once('job:start', keep)

  return { id: id.promise, ended: ended.promise, hopeless: hopeless.promise }
}

/** It may have ended by itself already, which it takes for an error. */
async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop().catch(() => undefined)
}
