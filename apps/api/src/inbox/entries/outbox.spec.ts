import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { failOnce } from '../../../test/fail-once.js'
import { startInbox, testChannel, Visitor } from '../../../test/inbox-application.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { conversationEntries } from './entry.table.js'
import { Outbox } from './outbox.js'

const clock = { now: new Date() }
let shop: ShopApplication
beforeAll(async () => {
  shop = await startInbox(() => clock.now)
})
afterAll(() => shop?.close())

it('sends an answer once, also when the database goes away before it is written down that it was', async () => {
  const channel = testChannel(shop)
  const owner = await shop.staff('owner')
  const { conversationId } = await Visitor.come(shop, 'Aoi')
  const replied = await shop.send(owner, 'POST', `/api/v1/conversations/${conversationId}/replies`, {
    clientKey: uuidv7(),
    seenPosition: 1_000,
    text: 'Hello Aoi',
  })
  const { id } = z.object({ id: z.string() }).parse(replied.body)
  clock.now = new Date(clock.now.getTime() + 6_000)
  const database = shop.application.get<Database>(DATABASE)
  const when = 'old.external_id is null and new.external_id is not null'
  const change = { deed: 'update', table: 'conversation_entries', when, code: '57P01' }
  const mend = await failOnce(database, change)
  const isWrittenDown = async () => {
    await shop.application.get(Outbox).doDue()
    const entries = await database.select().from(conversationEntries)
    return entries.find((entry) => entry.id === id)?.sendDueAt === null
  }
  await expect.poll(isWrittenDown, { timeout: 15_000, interval: 20 }).toBe(true)
  await mend()
  expect(channel.sent.filter((entry) => entry.id === id)).toHaveLength(1)
})
