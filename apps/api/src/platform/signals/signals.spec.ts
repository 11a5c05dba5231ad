import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createInterruptibleDatabase,
  type InterruptibleDatabase,
} from '../../../test/interruptible-database.js'
import { createLogger } from '../logging/logger.js'
import { Signals } from './signals.js'

let database: InterruptibleDatabase
let here: Signals
let elsewhere: Signals
const heard: string[] = []

beforeAll(async () => {
  database = await createInterruptibleDatabase()
  const logger = createLogger('silent')
  here = new Signals(database.url, logger)
  elsewhere = new Signals(database.directUrl, logger)
  for (const topic of ['events', 'runs'] as const) here.listen(topic, () => heard.push(topic))
  await here.open()
})
afterAll(async () => {
  await here.onApplicationShutdown()
  await elsewhere.onApplicationShutdown()
  await database.drop()
})

describe('a signal', () => {
  it('wakes the other processes, once for what came together', async () => {
    heard.length = 0
    for (let time = 0; time < 5; time += 1) elsewhere.send('runs')
    await expect.poll(() => heard).toEqual(['runs'])
  })

  it('wakes the process that sends it once, and at once', async () => {
    here.send('runs')
    // From then on it knows what comes back of its own.
    await expect.poll(() => Reflect.get(here, 'backend')).toBeTypeOf('number')
    elsewhere.send('events')
    await expect.poll(() => heard).toContain('events')
    heard.length = 0
    here.send('runs')
    expect(heard).toEqual(['runs'])
    // What comes later by the database is heard after whatever came back of that.
    await expect.poll(() => Reflect.get(here, 'pending')).toEqual(new Set())
    await new Promise((resolve) => setImmediate(resolve))
    elsewhere.send('events')
    await expect.poll(() => heard).toContain('events')
    expect(heard).toEqual(['runs', 'events'])
  })

  it('that may have been missed while the connection was lost counts as heard, and later ones are heard', async () => {
    for (let round = 0; round < 3; round += 1) {
      await database.network.cut()
      heard.length = 0
      elsewhere.send('runs')
      await database.network.mend()
      await expect.poll(() => heard).toEqual(['events', 'runs'])
      elsewhere.send('runs')
      await expect.poll(() => heard).toEqual(['events', 'runs', 'runs'])
    }
  })

  it('can be sent again after the connection was lost', async () => {
    const there: string[] = []
    elsewhere.listen('events', () => there.push('events'))
    await elsewhere.open()
    await database.network.cut()
    here.send('events')
    await database.network.mend()
    const isHeard = async () => {
      here.send('events')
      return there.length > 0
    }
    await expect.poll(isHeard).toBe(true)
  })
})
