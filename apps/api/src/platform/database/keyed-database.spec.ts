import { sql } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { among } from './among.js'
import type { Database } from './database.js'
import { createDisposableDatabase, type DisposableDatabase } from './embedded/disposable-database.js'
import { openKeyedDatabase } from './keyed-database.js'

const parcels = pgTable('parcels', { id: integer().primaryKey(), name: text().notNull() })

let place: DisposableDatabase
let database: Database
let close: () => Promise<void>
beforeAll(async () => {
  place = await createDisposableDatabase()
  const opened = openKeyedDatabase(place.url)
  database = opened.database
  close = opened.close
  await database.execute(sql`create table parcels (id int primary key, name text not null)`)
  await database.execute(sql`insert into parcels values (1, 'one'), (2, 'two')`)
  await database.execute(sql`analyze parcels`)
})
afterAll(async () => {
  await close()
  await place.drop()
})

it('prepares a statement that comes again, and looks rows up by their index, however few there are', async () => {
  const named = (ids: number[]) =>
    database.transaction(async (transaction) => {
      const rows = await transaction.select().from(parcels).where(among(parcels.id, ids))
      const prepared = await transaction.execute(
        sql`select statement from pg_prepared_statements where statement like '%"parcels"."id" = any%'`,
      )
      const plan = await transaction.execute(
        sql`explain select * from parcels where id = any('{1,2}'::int[])`,
      )
      return {
        names: rows.map(({ name }) => name).toSorted(),
        prepared: prepared.rows.length,
        plan: JSON.stringify(plan.rows),
      }
    })
  expect(await named([1])).toMatchObject({ names: ['one'], prepared: 0 })
  const again = await named([1, 2])
  expect(again).toMatchObject({ names: ['one', 'two'], prepared: 1 })
  expect(again.plan).not.toContain('Seq Scan')
  expect((await named([])).names).toEqual([])
})

it('leaves nothing behind of a transaction that failed', async () => {
  const failing = database.transaction(async (transaction) => {
    await transaction.insert(parcels).values({ id: 3, name: 'three' })
    throw new Error('No.')
  })
  await expect(failing).rejects.toThrow('No.')
  expect(
    await database
      .select()
      .from(parcels)
      .where(among(parcels.id, [3])),
  ).toEqual([])
})
