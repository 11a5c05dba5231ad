import { sql } from 'drizzle-orm'
import { bigint, customType, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from './database.js'
import { type EmptyDatabase, openEmptyDatabase } from './embedded/empty-database.js'
import { insertRows } from './insert-rows.js'
import { instant } from './instant-column.js'

const hundredths = customType<{ data: number; driverData: string }>({
  dataType: () => 'bigint',
  toDriver: (value) => String(Math.round(value * 100)),
  fromDriver: (stored) => Number(stored) / 100,
})

const parcels = pgTable('parcels', {
  id: uuid().primaryKey(),
  place: integer().notNull(),
  name: text(),
  tags: text().array().notNull(),
  content: jsonb().$type<unknown>(),
  weight: hundredths().notNull(),
  large: bigint({ mode: 'number' }).notNull(),
  sentAt: instant('sent_at').notNull(),
  note: text().notNull().default('none'),
  shout: text().generatedAlwaysAs(sql`upper(name)`),
})

let place: EmptyDatabase | undefined
let database: Database
beforeAll(async () => {
  place = await openEmptyDatabase()
  database = place.database
  await database.execute(sql`create table parcels (
    id uuid primary key, place int not null, name text, tags text[] not null, content jsonb, weight bigint not null,
    large bigint not null, sent_at timestamptz(3) not null, note text not null default 'none',
    shout text generated always as (upper(name)) stored)`)
})
afterAll(() => place?.end())

const idOf = (index: number) => `01980000-0000-7000-8000-00000000000${index}`
const usual = { place: 0, tags: [], content: null, weight: 1, large: 1, sentAt: new Date(0) }

it('writes what a single insertion writes, whatever is in it', async () => {
  const rows = [
    {
      id: idOf(1),
      place: 1,
      name: 'it\'s "quoted", {braced} and 한국어 \\ back',
      tags: ['a,b', '"c"', '', 'NULL'],
      content: { deep: [1, null, { 'a"b': '\u2028' }] },
      weight: 12.34,
      large: Number.MAX_SAFE_INTEGER,
      sentAt: new Date('2026-03-29T00:30:00.123Z'),
    },
    { ...usual, id: idOf(2), place: 2, name: null, tags: [] },
  ]
  await insertRows(database, parcels, rows)
  const together = await database.select().from(parcels).orderBy(parcels.place)
  await database.delete(parcels)
  await database.insert(parcels).values(rows)
  expect(together).toEqual(await database.select().from(parcels).orderBy(parcels.place))
  expect(together[0]).toMatchObject({ ...rows[0], note: 'none' })
})

it('leaves what is there, answers what is new, and writes nothing for nobody', async () => {
  await database.delete(parcels)
  const row = (index: number) => ({ ...usual, id: idOf(index), name: `parcel ${index}` })
  const ending = 'on conflict do nothing returning id'
  expect(await insertRows(database, parcels, [row(1)], ending)).toEqual([{ id: idOf(1) }])
  expect(await insertRows(database, parcels, [row(1), row(2), row(2)], ending)).toEqual([{ id: idOf(2) }])
  expect(await insertRows(database, parcels, [])).toEqual([])
})
