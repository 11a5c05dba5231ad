import { conversationIdSchema, mostMessagesInWindow } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startInbox, Visitor } from '../../../test/inbox-application.js'
import type { ShopApplication } from '../../../test/shop-application.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { systemActor } from '../../platform/http/actor.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { EntryReader } from '../entries/entry-reader.js'
import { conversations } from './conversation.table.js'
import { ConversationChanges } from './conversation-changes.js'
import { MessageIntake } from './message-intake.js'
import type { ReceivedMessage } from './received-message.js'

let shop: ShopApplication

beforeAll(async () => {
  shop = await startInbox()
})
afterAll(() => shop.close())

const said = ({ conversationId }: Visitor, text: string, clientKey: string): ReceivedMessage => ({
  conversationId,
  content: { type: 'text', text },
  clientKey,
  at: new Date(),
})

/** What became of messages that came together: their texts, or why they were refused. */
async function receive(messages: readonly ReceivedMessage[]): Promise<string[]> {
  const outcomes = await shop.application
    .get(Transactions)
    .run((transaction) => shop.application.get(MessageIntake).receiveAll(transaction, messages))
  return outcomes.map((one) =>
    one instanceof Problem
      ? one.type
      : one.content.type === 'text'
        ? `${one.position} ${one.content.text}`
        : '',
  )
}

const texts = async ({ conversationId }: Visitor) =>
  (await shop.application.get(EntryReader).page(conversationId, { limit: 100 })).entries.flatMap(
    ({ kind, content }) => (kind === 'message' && content.type === 'text' ? [content.text] : []),
  )

const standing = async ({ conversationId }: Visitor) => {
  const [row] = await shop.application
    .get<Database>(DATABASE)
    .select()
    .from(conversations)
    .where(eq(conversations.id, conversationId))
  return row
}

it('takes in together what comes together, each in its place and once', async () => {
  const [ada, bo] = [await Visitor.come(shop, 'Ada'), await Visitor.come(shop, 'Bo')]
  expect(
    await receive([
      said(ada, 'One', 'a'),
      said(bo, 'Hello', 'a'),
      said(ada, 'Two', 'b'),
      said(ada, 'One', 'a'),
    ]),
  ).toEqual(['1 One', '1 Hello', '2 Two', '1 One'])
  expect(await receive([said(ada, 'Two', 'b'), said(ada, 'Three', 'c')])).toEqual(['2 Two', '3 Three'])
  expect(await texts(ada)).toEqual(['One', 'Two', 'Three'])
  expect(await standing(ada)).toMatchObject({
    lastPosition: 3,
    version: 4,
    lastEntryPreview: 'Three',
    unread: true,
    state: 'open',
  })
})

it('refuses one without the others', async () => {
  const [loud, calm] = [await Visitor.come(shop, 'Loud'), await Visitor.come(shop, 'Calm')]
  const flood = Array.from({ length: mostMessagesInWindow + 1 }, (_, index) =>
    said(loud, `${index}`, `${index}`),
  )
  const outcomes = await receive([
    ...flood,
    said(calm, 'x'.repeat(100_000), 'long'),
    said(calm, 'Hello', 'short'),
    { ...said(calm, 'Nobody', 'lost'), conversationId: conversationIdSchema.parse(crypto.randomUUID()) },
  ])
  expect(outcomes.slice(mostMessagesInWindow - 1)).toEqual([
    `${mostMessagesInWindow} ${mostMessagesInWindow - 1}`,
    'too-many-messages',
    'invalid-input',
    '1 Hello',
    'not-found',
  ])
  expect(await texts(calm)).toEqual(['Hello'])
  expect((await standing(loud))?.lastPosition).toBe(mostMessagesInWindow)
})

it('opens what was closed once, for all that came', async () => {
  const mina = await Visitor.come(shop, 'Mina')
  await mina.write('Hello')
  await shop.application.get(Transactions).run((transaction) =>
    shop.application.get(ConversationChanges).setState(transaction, {
      conversationId: mina.conversationId,
      state: 'closed',
      actor: systemActor,
    }),
  )
  await receive([said(mina, 'One more', 'a'), said(mina, 'And another', 'b')])
  expect(await standing(mina)).toMatchObject({
    state: 'open',
    closedAt: null,
    lastEntryPreview: 'And another',
  })
})
