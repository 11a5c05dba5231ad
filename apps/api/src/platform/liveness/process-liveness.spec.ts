import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createInterruptibleDatabase,
  type InterruptibleDatabase,
} from '../../../test/interruptible-database.js'
import { specProcess } from '../../../test/spec-process.js'
import { openPool, type PlainPool } from '../database/plain-pool.js'
import { createLogger } from '../logging/logger.js'
import { livenessLock, ProcessLiveness } from './process-liveness.js'

let database: InterruptibleDatabase
let observer: PlainPool

beforeAll(async () => {
  database = await createInterruptibleDatabase()
  observer = openPool(database.directUrl, { max: 1, name: 'spec' })
})
afterAll(async () => {
  await observer.end()
  await database.drop()
})

async function livingOwners(): Promise<unknown[]> {
  const rows = await observer`
    select objid::int as owner from pg_locks
     where locktype = 'advisory' and classid = ${livenessLock} and granted
       and database = (select oid from pg_database where datname = current_database())`
  return rows.map(({ owner }) => owner)
}

describe('a process', () => {
  it('that loses its connection says so, and comes back as another owner, again and again', async () => {
    const liveness = new ProcessLiveness(database.url, createLogger('silent'), specProcess)
    const told: unknown[] = []
    liveness.onJoin((owner) => told.push(owner))
    liveness.onLoss(() => told.push('lost'))
    await liveness.join()
    expect(await livingOwners()).toEqual([liveness.owner])

    for (let loss = 1; loss <= 3; loss += 1) {
      const before = liveness.owner
      await database.network.cut()
      await expect.poll(() => told.length).toBe(2 * loss)
      expect(liveness.owner).toBeUndefined()
      await expect.poll(livingOwners).toEqual([])

      await database.network.mend()
      await expect.poll(() => liveness.owner).toBeDefined()
      expect(liveness.owner).not.toBe(before)
      expect(told.slice(-2)).toEqual(['lost', liveness.owner])
      expect(await livingOwners()).toEqual([liveness.owner])
    }

    await liveness.onApplicationShutdown()
    await expect.poll(livingOwners).toEqual([])
    expect(told).toHaveLength(7)
  })
})
