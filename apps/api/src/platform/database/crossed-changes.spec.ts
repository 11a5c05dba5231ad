import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { problemFor } from '../http/problems/framework-problems.js'
import { openDatabase } from './database.js'
import { createMigratedDatabase } from './embedded/migrated-database.js'

it('a change that gives way to another one is a problem that says to try again', async () => {
  const place = await createMigratedDatabase()
  const { database, close } = openDatabase(place.url)
  try {
    await database.execute(sql`insert into order_counters (id, last) values ('one', 1), ('other', 1)`)
    const both = Promise.withResolvers<void>()
    let holding = 0
    const change = (first: string, second: string) =>
      database.transaction(async (transaction) => {
        const raise = (id: string) =>
          transaction.execute(sql`update order_counters set last = last + 1 where id = ${id}`)
        await raise(first)
        holding += 1
        if (holding === 2) both.resolve()
        await both.promise
        await raise(second)
      })
    const ends = await Promise.allSettled([change('one', 'other'), change('other', 'one')])
    const [lost, ...more] = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason] : []))
    expect(more).toEqual([])
    expect(problemFor(lost)).toMatchObject({ status: 503, type: 'crossed-changes', retryAfter: 1 })
  } finally {
    await close()
    await place.drop()
  }
})
