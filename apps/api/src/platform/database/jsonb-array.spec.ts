import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Database } from './database.js'
import { type EmptyDatabase, openEmptyDatabase } from './embedded/empty-database.js'
import { jsonbArray } from './jsonb-array.js'

let place: EmptyDatabase | undefined
let database: Database
beforeAll(async () => {
  place = await openEmptyDatabase()
  database = place.database
})
afterAll(() => place?.end())

/** What the database makes of values, in the order in which they were given. */
async function read(values: readonly unknown[]): Promise<unknown[]> {
  const { rows } = await database.execute(
    sql`select value from unnest(${jsonbArray(values)}::jsonb[]) with ordinality as given (value, place) order by place`,
  )
  return rows.map(({ value }) => value)
}

it('is read as what was written, in its order', async () => {
  const values = [{ title: '황동 "드리퍼" \\ 👩‍👩‍👧' }, [], {}, null, 'text', 0, [1.5, { deep: [true] }]]
  expect(await read(values)).toEqual(values)
  expect(await read([])).toEqual([])
})

it('is read as what was written, whatever that is', async () => {
  // What no jsonb holds is refused at the boundary: U+0000 and halves of characters.
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\u0000'))
  const value = fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text)), {
    noNullPrototype: true,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 5 }), async (values) => {
      expect(await read(values)).toEqual(values)
    }),
    { numRuns: 50 },
  )
})
