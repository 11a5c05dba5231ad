import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createInterruptibleDatabase,
  type InterruptibleDatabase,
} from '../../../test/interruptible-database.js'
import { specProcess } from '../../../test/spec-process.js'
import { openDatabase } from '../database/database.js'
import { createLogger } from '../logging/logger.js'
import { Metrics } from '../metrics/metrics.js'
import { LivingProcesses } from './living-processes.js'
import { ProcessLiveness } from './process-liveness.js'
import { Sweeper } from './sweeper.js'

const logger = createLogger('silent')

let place: InterruptibleDatabase
let direct: ReturnType<typeof openDatabase>
let here: ProcessLiveness
let elsewhere: ProcessLiveness
let sweeper: Sweeper
const swept: (readonly number[])[] = []
let turns = 0
const hanging = Promise.withResolvers<void>()

beforeAll(async () => {
  place = await createInterruptibleDatabase()
  direct = openDatabase(place.directUrl)
  here = new ProcessLiveness(place.directUrl, logger, specProcess)
  elsewhere = new ProcessLiveness(place.url, logger, specProcess)
  await here.join()
  await elsewhere.join()
  const living = new LivingProcesses(direct.database, here, specProcess, new Metrics())
  sweeper = new Sweeper(direct.database, here, living, logger)
  sweeper.register(async (owners) => void swept.push(owners))
  sweeper.registerRoutine(async () => {
    throw new Error('This one always fails.')
  })
  sweeper.registerRoutine(() => hanging.promise)
  sweeper.registerRoutine(async () => {
    turns += 1
  })
  sweeper.start()
})
afterAll(async () => {
  hanging.resolve()
  await sweeper.beforeApplicationShutdown()
  await elsewhere.onApplicationShutdown()
  await here.onApplicationShutdown()
  await direct.close()
  await place.drop()
})

it('looks after what is due although nobody has died, although another routine fails, and although one hangs', async () => {
  await expect.poll(() => turns).toBeGreaterThan(2)
  expect(swept).toEqual([])
})

describe('a process that is declared dead', () => {
  it('is swept within seconds, and again for what it takes late under its old id; the living never are', async () => {
    const before = elsewhere.owner
    await place.network.cut()
    await expect.poll(() => swept.length).toBe(1)
    await place.network.mend()
    await expect.poll(() => elsewhere.owner).toBeDefined()
    await expect.poll(() => swept.length).toBeGreaterThanOrEqual(3)
    for (const owners of swept) expect(owners).toEqual([before])
    expect(elsewhere.owner).not.toBe(before)
  })
})
