import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  createInterruptibleDatabase,
  type InterruptibleDatabase,
} from '../../../test/interruptible-database.js'
import { specProcess } from '../../../test/spec-process.js'
import { openDatabase } from '../database/database.js'
import { LivingProcesses } from '../liveness/living-processes.js'
import { ProcessLiveness } from '../liveness/process-liveness.js'
import { Sweeper } from '../liveness/sweeper.js'
import { createLogger } from '../logging/logger.js'
import { Metrics } from '../metrics/metrics.js'
import { defineJob } from './job-definition.js'
import { JobQueue } from './job-queue.js'
import { JobRunner } from './job-runner.js'

const deliver = defineJob({ name: 'spec.deliver', payload: z.strictObject({ parcel: z.string() }) })
const logger = createLogger('silent')

let place: InterruptibleDatabase
/** What the spec itself does is not hindered by what happens to the network. */
let direct: ReturnType<typeof openDatabase>
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  place = await createInterruptibleDatabase()
  direct = openDatabase(place.directUrl)
})
afterAll(async () => {
  for (const stop of stops) await stop()
  await direct.close()
  await place.drop()
})

async function startRunner(queue: JobQueue): Promise<void> {
  const { database, close } = openDatabase(place.url)
  const liveness = new ProcessLiveness(place.url, logger, specProcess)
  const sweeper = new Sweeper(
    database,
    liveness,
    new LivingProcesses(database, liveness, specProcess, new Metrics()),
    logger,
  )
  const runner = new JobRunner(database, place.url, queue, liveness, sweeper, logger)
  await liveness.join()
  sweeper.start()
  await runner.start()
  stops.push(async () => {
    await runner.beforeApplicationShutdown()
    await sweeper.beforeApplicationShutdown()
    await liveness.onApplicationShutdown()
    await close()
  })
}

describe('the background work', () => {
  const queue = new JobQueue()
  const done: string[] = []
  let disturb: () => Promise<void> = async () => {}
  const enqueue = (parcel: string) =>
    direct.database.transaction((transaction) => queue.enqueue(transaction, deliver, { parcel }))
  const jobsLeft = async () => {
    const { rows } = await direct.database.execute(
      sql`select payload, attempts, last_error, locked_by, run_at - now() as due_in from graphile_worker._private_jobs`,
    )
    return rows
  }

  beforeAll(async () => {
    queue.handle(deliver, async ({ parcel }) => {
      await disturb()
      done.push(parcel)
    })
    await startRunner(queue)
  })

  async function expectItGoesOn(parcel: string): Promise<void> {
    await enqueue(parcel)
    // A job that was lost twice is tried again after 7 seconds, and after 20 when a third time.
    await expect.poll(() => done, { timeout: 40_000 }).toContain(parcel)
    await expect.poll(jobsLeft, { timeout: 40_000 }).toEqual([])
  }

  it('goes on after the database was lost under several jobs, also with those', {
    timeout: 120_000,
  }, async () => {
    for (let round = 0; round < 3; round += 1) {
      // The jobs themselves succeed; that they did cannot be recorded, one after the other.
      let begun = 0
      disturb = async () => {
        begun += 1
        await delay(10 * begun)
        if (begun < 4) return
        await place.network.cut()
      }
      for (let job = 0; job < 4; job += 1) await enqueue(`begun ${round}.${job}`)
      await expect.poll(() => done, { timeout: 10_000 }).toContain(`begun ${round}.3`)
      disturb = async () => {}
      await delay(300)
      await place.network.mend()
      await expectItGoesOn(`next ${round}`)
    }
  })

  it('goes on after the database was lost again while it started again', { timeout: 240_000 }, async () => {
    for (let round = 0; round < 10; round += 1) {
      disturb = () => place.network.cut()
      await enqueue(`lost ${round}`)
      await expect.poll(() => done, { timeout: 10_000, interval: 10 }).toContain(`lost ${round}`)
      disturb = async () => {}
      await place.network.mend()
      await delay(500 + 8 * round)
      await place.network.cut()
      await delay(50)
      await place.network.mend()
      await expectItGoesOn(`after ${round}`)
    }
  })
})
