import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import {
  createInterruptibleDatabase,
  type InterruptibleDatabase,
} from '../../../test/interruptible-database.js'
import { openDatabase } from '../database/database.js'
import { migrateDatabase } from '../database/migrate.js'
import { ProcessLiveness } from '../liveness/process-liveness.js'
import { Sweeper } from '../liveness/sweeper.js'
import { createLogger } from '../logging/logger.js'
import { defineJob } from './job-definition.js'
import { JobQueue } from './job-queue.js'
import { JobRunner, migrateJobs } from './job-runner.js'

const deliver = defineJob({ name: 'spec.deliver', payload: z.strictObject({ parcel: z.string() }) })
const logger = createLogger('silent')

let place: InterruptibleDatabase
/** What the spec itself does is not hindered by what happens to the network. */
let direct: ReturnType<typeof openDatabase>
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  place = await createInterruptibleDatabase()
  await migrateDatabase(place.directUrl)
  await migrateJobs(place.directUrl, logger)
  direct = openDatabase(place.directUrl)
})
afterAll(async () => {
  for (const stop of stops) await stop()
  await direct.close()
  await place.drop()
})

async function startRunner(queue: JobQueue): Promise<void> {
  const { database, close } = openDatabase(place.url)
  const liveness = new ProcessLiveness(place.url, logger)
  const sweeper = new Sweeper(database, liveness, logger)
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

it('goes on with its jobs within seconds after each loss of the database, also with those it had begun', async () => {
  const queue = new JobQueue()
  const done: string[] = []
  let disturb: () => Promise<void> = async () => {}
  queue.handle(deliver, async ({ parcel }) => {
    await disturb()
    done.push(parcel)
  })
  await startRunner(queue)
  const enqueue = (parcel: string) =>
    direct.database.transaction((transaction) => queue.enqueue(transaction, deliver, { parcel }))
  const jobsLeft = async () => {
    const { rows } = await direct.database.execute(sql`select from graphile_worker._private_jobs`)
    return rows.length
  }

  for (let round = 0; round < 3; round += 1) {
    // The job itself succeeds; that it did cannot be recorded.
    disturb = () => place.network.cut()
    await enqueue(`begun ${round}`)
    await expect.poll(() => done, { timeout: 10_000 }).toContain(`begun ${round}`)
    disturb = async () => {}
    await delay(300)
    await place.network.mend()

    await enqueue(`next ${round}`)
    await expect.poll(() => done, { timeout: 10_000 }).toContain(`next ${round}`)
    await expect.poll(jobsLeft, { timeout: 10_000 }).toBe(0)
  }
})
