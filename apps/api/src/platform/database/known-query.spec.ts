import { asc, sql } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { amongGiven } from './among.js'
import type { Database } from './database.js'
import { type EmptyDatabase, openEmptyDatabase } from './embedded/empty-database.js'
import { openKeyedDatabase } from './keyed-database.js'
import { knownQuery } from './known-query.js'

const parcels = pgTable('parcels', { id: integer().primaryKey(), name: text() })

let place: EmptyDatabase | undefined
let opened: ReturnType<typeof openKeyedDatabase> | undefined
let keyed: Database
let plain: Database
beforeAll(async () => {
  place = await openEmptyDatabase()
  plain = place.database
  opened = openKeyedDatabase(place.url)
  keyed = opened.database
  await plain.execute(sql`create table parcels (id int primary key, name text)`)
  await plain.execute(sql`insert into parcels values (1, 'one'), (2, null), (3, 'three')`)
})
afterAll(async () => {
  await opened?.close()
  await place?.end()
})

it('is built once for a connection, and answers what is asked each time', async () => {
  let built = 0
  const named = knownQuery((queries) => {
    built += 1
    return queries.select().from(parcels).where(amongGiven(parcels.id, 'ids')).orderBy(asc(parcels.id))
  })
  const [first, second] = await keyed.transaction(async (transaction) => [
    await named(transaction, { ids: [3, 1] }),
    await named(transaction, { ids: [2] }),
  ])
  expect(first).toEqual([
    { id: 1, name: 'one' },
    { id: 3, name: 'three' },
  ])
  expect(second).toEqual([{ id: 2, name: null }])
  expect(built).toBe(1)
  // Where plans know their values, it is a query as any other.
  expect(await named(plain, { ids: [] })).toEqual([])
  expect(await named(plain, { ids: [1] })).toEqual([{ id: 1, name: 'one' }])
  expect(built).toBe(3)
})

it('sees what its own transaction wrote, and belongs to nobody else', async () => {
  const named = knownQuery((queries) => queries.select().from(parcels).where(amongGiven(parcels.id, 'ids')))
  const inside = keyed.transaction(async (transaction) => {
    await transaction.insert(parcels).values({ id: 9, name: 'nine' })
    const own = await named(transaction, { ids: [9] })
    const others = await named(keyed, { ids: [9] })
    expect({ own, others }).toEqual({ own: [{ id: 9, name: 'nine' }], others: [] })
    throw new Error('Not kept.')
  })
  await expect(inside).rejects.toThrow('Not kept.')
  expect(await named(keyed, { ids: [9] })).toEqual([])
})
