import { type ConversationId, messageWindow, mostMessagesInWindow } from '@counterflow/core'
import { and, asc, desc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { among } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { insertRows } from '../../platform/database/insert-rows.js'
import { conversationEntries, type StoredEntry } from '../entries/entry.table.js'
import { type AppendedEntry, keyOf } from '../entries/entry-log.js'
import { conversationSearch, conversations, type StoredConversation } from './conversation.table.js'
import { wordsOf } from './conversation-words.js'
import type { ReceivedMessage } from './received-message.js'

/**
 * Reads conversations and keeps others from changing them until the transaction ends, in one order for all who hold
 * several. Those that somebody else has at this moment are waited for, or left out.
 */
export function holdConversations(
  transaction: Transaction,
  ids: readonly ConversationId[],
  heldByOthers: 'waited-for' | 'left-out' = 'waited-for',
): Promise<StoredConversation[]> {
  return transaction
    .select()
    .from(conversations)
    .where(among(conversations.id, ids))
    .orderBy(asc(conversations.id))
    .for('update', heldByOthers === 'left-out' ? { skipLocked: true } : {})
}

/** Messages that are there already, by their keys and by what their channels call them. */
export class KnownMessages {
  private readonly byKey = new Map<string, StoredEntry>()
  private readonly byName = new Map<string, StoredEntry>()

  constructor(
    private readonly held: ReadonlyMap<ConversationId, StoredConversation>,
    entries: readonly StoredEntry[],
  ) {
    for (const entry of entries) this.add(entry)
  }

  add(entry: StoredEntry): void {
    if (entry.clientKey !== null) this.byKey.set(`${entry.conversationId}\n${entry.clientKey}`, entry)
    if (entry.externalId !== null) this.byName.set(`${entry.channel}\n${entry.externalId}`, entry)
  }

  of({ conversationId, clientKey, externalId }: ReceivedMessage): StoredEntry | undefined {
    const sameKey = this.byKey.get(`${conversationId}\n${keyOf({ type: 'customer', id: null }, clientKey)}`)
    if (sameKey !== undefined || externalId === undefined) return sameKey
    return this.byName.get(`${this.held.get(conversationId)?.channel}\n${externalId}`)
  }
}

/** What of `messages` was received before, into conversations that are held. */
export async function receivedBefore(
  transaction: Transaction,
  held: readonly StoredConversation[],
  messages: readonly ReceivedMessage[],
): Promise<KnownMessages> {
  const keys = messages.map(({ clientKey }) => keyOf({ type: 'customer', id: null }, clientKey))
  const ids = held.map(({ id }) => id)
  const underKeys = await transaction
    .select()
    .from(conversationEntries)
    .where(
      and(
        among(conversationEntries.conversationId, ids),
        among(conversationEntries.clientKey, keys),
        isNotNull(conversationEntries.clientKey),
      ),
    )
  const names = messages.flatMap(({ externalId }) => externalId ?? [])
  const underNames =
    names.length === 0
      ? []
      : await transaction
          .select()
          .from(conversationEntries)
          .where(
            and(
              among(conversationEntries.channel, [...new Set(held.map(({ channel }) => channel))]),
              among(conversationEntries.externalId, names),
            ),
          )
  return new KnownMessages(new Map(held.map((one) => [one.id, one])), [...underNames, ...underKeys])
}

/** When the customers of these conversations wrote lately, as far as it decides whether they may write on. */
export async function momentsOf(
  transaction: Transaction,
  held: readonly StoredConversation[],
  now: Date,
): Promise<Map<ConversationId, Date[]>> {
  const from = new Date(now.getTime() - messageWindow).toISOString()
  const recent = transaction
    .select({ at: conversationEntries.at })
    .from(conversationEntries)
    .where(
      and(
        sql`${conversationEntries.conversationId} = ${conversations.id}`,
        eq(conversationEntries.authorType, 'customer'),
        eq(conversationEntries.kind, 'message'),
        gt(conversationEntries.at, sql`${from}::timestamptz`),
      ),
    )
    .orderBy(desc(conversationEntries.position))
    .limit(mostMessagesInWindow)
    .as('recent')
  const rows = await transaction
    .select({ id: conversations.id, at: recent.at })
    .from(conversations)
    .innerJoinLateral(recent, sql`true`)
    .where(
      among(
        conversations.id,
        held.map(({ id }) => id),
      ),
    )
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, ofOne]) => [id, ofOne.map(({ at }) => at)]))
}

/** Writes what was received: each message, what it is found by, and how its conversation stands after the last one. */
export async function writeReceived(
  transaction: Transaction,
  received: readonly AppendedEntry[],
): Promise<void> {
  if (received.length === 0) return
  const standing = new Map(received.map(({ conversation }) => [conversation.id, conversation]))
  const rows = [...standing.values()].map((one) => ({
    id: one.id,
    state: one.state,
    closed_at: one.closedAt,
    snoozed_until: one.snoozedUntil,
    unread: one.unread,
    waiting_since: one.waitingSince,
    last_position: one.lastPosition,
    version: one.version,
    last_entry_at: one.lastEntryAt,
    last_entry_preview: one.lastEntryPreview,
  }))
  await transaction.execute(sql`
    update ${conversations} set state = w.state, closed_at = w.closed_at, snoozed_until = w.snoozed_until,
        unread = w.unread, waiting_since = w.waiting_since, last_position = w.last_position, version = w.version,
        last_entry_at = w.last_entry_at, last_entry_preview = w.last_entry_preview
      from jsonb_populate_recordset(null::${conversations}, ${JSON.stringify(rows)}::jsonb) as w
     where ${conversations.id} = w.id`)
  const entries = received.map(({ entry }) => entry)
  await insertRows(transaction, conversationEntries, entries)
  await insertRows(
    transaction,
    conversationSearch,
    entries.flatMap((entry) => wordsOf(entry) ?? []),
  )
}
