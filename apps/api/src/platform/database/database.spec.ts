import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createInterruptibleDatabase,
  type InterruptibleDatabase,
} from '../../../test/interruptible-database.js'
import { type Database, openDatabase } from './database.js'
import { isDatabaseUnreachable } from './unreachable.js'

/** As many as the pool has connections. */
const size = 10

let place: InterruptibleDatabase
let database: Database
let close: () => Promise<void>

beforeAll(async () => {
  place = await createInterruptibleDatabase()
  const opened = openDatabase(place.url)
  database = opened.database
  close = opened.close
  await database.execute(sql`create table parcels (name text primary key)`)
})
afterAll(async () => {
  await close()
  await place.drop()
})

/** Transactions that are all open at the same time. */
const meet = () =>
  Promise.allSettled(
    Array.from({ length: size }, () =>
      database.transaction((transaction) => transaction.execute(sql`select pg_sleep(0.1)`)),
    ),
  )
const outcomesOf = (settled: PromiseSettledResult<unknown>[]) => new Set(settled.map(({ status }) => status))

describe('transactions', () => {
  it('are rolled back by an error, which comes out as it was thrown', async () => {
    const error = new Error('The parcel is too heavy.')
    const attempt = database.transaction(async (transaction) => {
      await transaction.execute(sql`insert into parcels values ('heavy')`)
      throw error
    })
    await expect(attempt).rejects.toBe(error)
    expect((await database.execute(sql`select name from parcels`)).rows).toEqual([])
  })

  it('can be nested, and lose then only what the inner one did', async () => {
    await database.transaction(async (outer) => {
      await outer.execute(sql`insert into parcels values ('outer')`)
      const inner = outer.transaction(async (transaction) => {
        await transaction.execute(sql`insert into parcels values ('inner')`)
        throw new Error('Not this one.')
      })
      await expect(inner).rejects.toThrow('Not this one.')
    })
    expect((await database.execute(sql`select name from parcels`)).rows).toEqual([{ name: 'outer' }])
  })

  it.each([
    { moment: 'at their first statement', start: () => meet() },
    {
      moment: 'between two statements',
      start: () => Promise.allSettled(Array.from({ length: size }, () => interrupted())),
    },
  ])('give their connection back when it is lost $moment', async ({ start }) => {
    for (let round = 0; round < 3; round += 1) {
      await expect.poll(async () => outcomesOf(await meet())).toEqual(new Set(['fulfilled']))
      cutAt = Promise.withResolvers()
      const lost = start()
      const cut = place.network.cut()
      cutAt.resolve()
      for (const outcome of await lost) {
        expect(outcome.status === 'rejected' && isDatabaseUnreachable(outcome.reason)).toBe(true)
      }
      await cut
      await place.network.mend()
    }
    await expect.poll(async () => outcomesOf(await meet())).toEqual(new Set(['fulfilled']))
  })
})

let cutAt = Promise.withResolvers<void>()

async function interrupted(): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.execute(sql`select 1`)
    await cutAt.promise
    await transaction.execute(sql`select 2`)
  })
}
