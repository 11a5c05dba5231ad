import {
  afterChoice,
  afterMessage,
  type ConversationStanding,
  conversationIdSchema,
  type EntryContent,
} from '@counterflow/core'
import type { INestApplicationContext } from '@nestjs/common'
import { eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { SharedGoods } from '../commerce/commerce.public.js'
import { customers } from '../commerce/customers/customer.table.js'
import { variants } from '../commerce/products/product.table.js'
import { StaffDirectory, type StaffMember } from '../identity/identity.public.js'
import { conversations, type StoredConversation } from '../inbox/conversations/conversation.table.js'
import { standingOf } from '../inbox/conversations/conversation-records.js'
import { rememberPerson } from '../inbox/conversations/conversation-words.js'
import { appendEntry } from '../inbox/entries/entry-log.js'
import type { Transaction } from '../platform/database/database.js'
import { Transactions } from '../platform/database/transactions.js'
import { inSeoul } from './demo-clock.js'
import { demoCustomers } from './demo-customers.js'
import { type DemoTalk, demoTalks } from './demo-talks.js'

interface Past {
  readonly goods: SharedGoods
  /** Who answered. */
  readonly agent: StaffMember
  readonly now: Date
}

/**
 * Fills the inbox of a new demo shop, which has its staff already, with what customers wrote lately. Nothing is sent, no
 * event comes of it, and what the messages are about is said by the classifier once it runs, as of any others.
 */
export async function recallDemoTalks(application: INestApplicationContext, now = new Date()): Promise<void> {
  const members = await application.get(StaffDirectory, { strict: false }).list()
  const agent = members.find(({ role }) => role === 'support')
  if (agent === undefined) return
  const goods = application.get(SharedGoods, { strict: false })
  await application.get(Transactions).run(async (transaction) => {
    for (const talk of demoTalks) await recallTalk(transaction, talk, { goods, agent, now })
  })
}

async function recallTalk(transaction: Transaction, talk: DemoTalk, past: Past): Promise<void> {
  const { agent, now } = past
  let held = await beginTalk(transaction, talk, now)
  const add = async (
    kind: 'message' | 'event',
    said: { at: Date; content: EntryContent; isStaff: boolean },
    change: Partial<StoredConversation>,
  ) => {
    const { at, content, isStaff } = said
    const author = isStaff
      ? { type: 'staff' as const, id: agent.id, name: agent.name }
      : { type: 'customer' as const, id: held.customerId, name: held.name }
    const state = isStaff && kind === 'message' ? 'read' : 'sent'
    const { conversation } = await appendEntry(
      transaction,
      held,
      { kind, author, content, at, state },
      change,
    )
    held = conversation
  }
  for (const turn of talk.turns) {
    const isStaff = 'staff' in turn
    const [daysAgo, time, text] = isStaff ? turn.staff : turn.customer
    const at = inSeoul(now, daysAgo, time)
    const content = isStaff && turn.skus ? await sharing(transaction, turn.skus, text, past) : words(text)
    const standing = standingOf(held)
    await add(
      'message',
      { at, content, isStaff },
      isStaff ? answered(standing, at) : afterMessage(standing, at),
    )
  }
  const { isAssigned = false, closed } = talk
  if (isAssigned) {
    const content = { type: 'assigned', staffId: agent.id, staffName: agent.name } as const
    const change = { assigneeId: agent.id, assigneeName: agent.name }
    await add('event', { at: held.lastEntryAt, content, isStaff: true }, change)
  }
  if (closed !== undefined) {
    const at = inSeoul(now, closed.daysAgo, closed.at)
    const content = { type: 'state', state: 'closed' } as const
    await add('event', { at, content, isStaff: true }, afterChoice(standingOf(held), 'closed', at))
  }
}

const words = (text: string): EntryContent => ({ type: 'text', text })

const answered = (standing: ConversationStanding, at: Date): ConversationStanding => ({
  ...standing,
  unread: false,
  waitingSince: null,
  firstAnsweredAt: standing.firstAnsweredAt ?? at,
})

async function beginTalk(
  transaction: Transaction,
  { customer: key, language, turns }: DemoTalk,
  now: Date,
): Promise<StoredConversation> {
  const { name, email } = demoCustomers[key]
  const [first] = turns
  if (first === undefined || 'staff' in first) throw new Error('A conversation begins with its customer.')
  const [daysAgo, time] = first.customer
  const at = inSeoul(now, daysAgo, time)
  const [known] = await transaction
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.email, email))
  const [begun] = await transaction
    .insert(conversations)
    .values({
      id: conversationIdSchema.parse(uuidv7({ msecs: at.getTime() })),
      channel: 'chat',
      threadKey: `demo/${key}`,
      name,
      email,
      language,
      customerId: known?.id ?? null,
      lastEntryAt: at,
      startedAt: at,
    })
    .returning()
  if (begun === undefined) throw new Error(`The conversation with ${name} was not kept.`)
  await rememberPerson(transaction, begun)
  return begun
}

async function sharing(
  transaction: Transaction,
  skus: readonly string[],
  text: string,
  { goods }: Past,
): Promise<EntryContent> {
  const found = await transaction
    .select({ sku: variants.sku, productId: variants.productId })
    .from(variants)
    .where(inArray(variants.sku, [...skus]))
  const productIds = skus.flatMap((sku) => found.find((variant) => variant.sku === sku)?.productId ?? [])
  return { ...(await goods.products(productIds)), text }
}
