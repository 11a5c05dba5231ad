import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../test/identity-application.js'
import { record } from '../../../test/log-events.js'
import { DATABASE, type Database } from '../database/database.js'
import { EventReader } from './event-reader.js'
import { LogFollower } from './log-follower.js'

let shop: IdentityApplication
let reader: EventReader

beforeAll(async () => {
  shop = await startIdentityApplication()
  reader = shop.application.get(EventReader)
})
afterAll(() => shop.close())

it('reads by number, over the places where a number grows by a digit', async () => {
  const database = shop.application.get<Database>(DATABASE)
  const transactions = [9, 10, 11, 99, 100, 101]
  for (const transaction of [...transactions].reverse()) {
    await database.execute(sql`
      insert into events (id, transaction_id, type, subject_type, subject_id, audience, payload)
      values (gen_random_uuid(), ${String(transaction)}::xid8, 'parcel.moved', 'parcel', ${`of ${transaction}`}, 'orders.read', '{}')`)
  }
  let position = { generation: await reader.generation(), transactionId: 0n, sequence: 0n }
  const read: string[] = []
  for (;;) {
    const events = await reader.after(position, 2)
    read.push(...events.map(({ subjectId }) => subjectId))
    const last = events.at(-1)
    if (last === undefined) break
    position = last.position
  }
  expect(read).toEqual(transactions.map((transaction) => `of ${transaction}`))
})

it('says that something is held back by a transaction that began before it', async () => {
  const database = shop.application.get<Database>(DATABASE)
  const head = await reader.head()
  const follower = new LogFollower(reader)
  await follower.news()
  await database.transaction(async (older) => {
    await older.execute(sql`select pg_current_xact_id()`)
    await record(shop, 'parcel-1')
    expect(await reader.read(head)).toEqual({ events: [], isHeldBack: true })
    expect([await follower.news(), follower.isHeldBack]).toEqual([[], true])
  })
  // A transaction in any database of the server counts, also one of another spec.
  const found = { events: [{ subjectId: 'parcel-1' }], isHeldBack: false }
  await expect.poll(() => reader.read(head)).toMatchObject(found)
  expect(await follower.news()).toMatchObject(found.events)
  expect(follower.isHeldBack).toBe(false)
})
