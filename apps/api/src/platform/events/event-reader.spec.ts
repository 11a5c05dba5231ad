import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IdentityApplication, startIdentityApplication } from '../../../test/identity-application.js'
import { DATABASE, type Database } from '../database/database.js'
import { EventReader } from './event-reader.js'

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
