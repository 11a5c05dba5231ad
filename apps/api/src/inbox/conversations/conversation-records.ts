import {
  type ConversationId,
  type ConversationSnapshot,
  type ConversationStanding,
  conversationSnapshotSchema,
} from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { conversations, type StoredConversation } from './conversation.table.js'
import { unknownConversation } from './conversation-problems.js'

/** What of a conversation may be written; its version rises by one unless more is said. */
export type ConversationChange = Partial<Omit<StoredConversation, 'id'>>

/**
 * Reads a conversation and keeps others from changing it until the transaction ends. Always before any of its entries.
 * @throws Problem `not-found`.
 */
export async function holdConversation(
  transaction: Transaction,
  conversationId: ConversationId,
): Promise<StoredConversation> {
  const [held] = await transaction
    .select()
    .from(conversations)
    .where(eq(conversations.id, conversationId))
    .for('update')
  if (held === undefined) throw unknownConversation()
  return held
}

/** Writes `change` to a conversation that is held, and raises its version. */
export async function writeConversation(
  transaction: Transaction,
  held: StoredConversation,
  change: ConversationChange,
): Promise<StoredConversation> {
  const [written] = await transaction
    .update(conversations)
    .set({ ...change, version: change.version ?? sql`${conversations.version} + 1` })
    .where(eq(conversations.id, held.id))
    .returning()
  if (written === undefined) throw new Error(`Conversation ${held.id} is gone under its own lock.`)
  return written
}

/** Whether `after` differs from how a conversation stands. */
export function standsElsewhere(held: StoredConversation, after: ConversationStanding): boolean {
  return (
    held.state !== after.state ||
    held.unread !== after.unread ||
    held.snoozedUntil?.getTime() !== after.snoozedUntil?.getTime() ||
    held.waitingSince?.getTime() !== after.waitingSince?.getTime()
  )
}

/** How a conversation stands, and nothing else of it: the rest must not be written back. */
export function standingOf(held: StoredConversation): ConversationStanding {
  const { state, snoozedUntil, unread, waitingSince, firstAnsweredAt, closedAt } = held
  return { state, snoozedUntil, unread, waitingSince, firstAnsweredAt, closedAt }
}

/** What events carry of a conversation. */
export function conversationSnapshot(stored: StoredConversation): ConversationSnapshot {
  const { id, channel, customerId, name, email, state, assigneeId, tags, topics } = stored
  return conversationSnapshotSchema.parse({
    id,
    channel,
    customerId,
    name,
    email,
    state,
    assigneeId,
    tags,
    topics,
    startedAt: stored.startedAt.toISOString(),
    waitingSince: stored.waitingSince?.toISOString() ?? null,
  })
}
