import {
  type EntryAuthor,
  type EntryContent,
  type EntryKind,
  type EntryState,
  entryIdSchema,
  entryPreview,
  type Topic,
} from '@counterflow/core'
import { and, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { conversationSearch, type StoredConversation } from '../conversations/conversation.table.js'
import { type ConversationChange, writeConversation } from '../conversations/conversation-records.js'
import { wordsOf } from '../conversations/conversation-words.js'
import { conversationEntries, type StoredEntry } from './entry.table.js'

/** What is to be added to a conversation. */
export interface NewEntry {
  readonly kind: EntryKind
  readonly author: EntryAuthor
  readonly content: EntryContent
  readonly at: Date
  readonly state?: EntryState
  /** See `keyOf`. */
  readonly clientKey?: string | null
  readonly heldUntil?: Date
  readonly waitedSince?: Date | null
  readonly mentions?: string[]
  readonly topicBy?: 'model' | null
  readonly topic?: Topic | null
  readonly externalId?: string | null
}

/** A conversation with what was added to it. */
export interface AppendedEntry {
  readonly conversation: StoredConversation
  readonly entry: StoredEntry
}

/** A client's key as it is kept: two senders never meet under one, whatever they call their messages. */
export const keyOf = ({ type, id }: { type: string; id: string | null }, clientKey: string): string =>
  `${type}/${id ?? ''}/${clientKey}`

/** The entry that was sent under a key before. */
export async function entryUnder(
  queries: Queries,
  conversation: Pick<StoredConversation, 'id'>,
  clientKey: string,
): Promise<StoredEntry | undefined> {
  const [known] = await queries
    .select()
    .from(conversationEntries)
    .where(
      and(
        eq(conversationEntries.conversationId, conversation.id),
        eq(conversationEntries.clientKey, clientKey),
      ),
    )
  return known
}

/** What `added` is in a conversation that is held, and how that stands with it and what else changes of it. */
export function nextEntry(
  held: StoredConversation,
  added: NewEntry,
  change: ConversationChange,
): AppendedEntry & { readonly change: ConversationChange } {
  const { kind, author, content, at, heldUntil } = added
  const position = held.lastPosition + 1
  const version = held.version + 1
  // A mail may come hours after it was written: what was last stays last.
  const lastEntryAt = new Date(Math.max(at.getTime(), held.lastEntryAt.getTime()))
  const latest = kind === 'message' ? { lastEntryAt, lastEntryPreview: entryPreview(content) } : {}
  const whole = { ...change, ...latest, lastPosition: position, version }
  const entry: StoredEntry = {
    conversationId: held.id,
    position,
    id: entryIdSchema.parse(uuidv7()),
    kind,
    authorType: author.type,
    authorId: author.id,
    authorName: author.name,
    content,
    at,
    state: added.state ?? 'sent',
    clientKey: added.clientKey ?? null,
    version,
    heldUntil: heldUntil ?? null,
    failure: null,
    sendDueAt: heldUntil ?? null,
    sendAttempts: 0,
    waitedSince: added.waitedSince ?? null,
    mentions: added.mentions ?? [],
    topic: added.topic ?? null,
    topicProbability: null,
    topicBy: added.topicBy ?? null,
    channel: held.channel,
    externalId: added.externalId ?? null,
  }
  return { conversation: { ...held, ...whole }, entry, change: whole }
}

/**
 * Adds an entry to a conversation that is held, with what else changes of it. The lock makes positions and versions
 * gapless, and gives them out in the order of the commits: whoever has read up to one has missed nothing before it.
 */
export async function appendEntry(
  transaction: Transaction,
  held: StoredConversation,
  added: NewEntry,
  change: ConversationChange = {},
): Promise<AppendedEntry> {
  const next = nextEntry(held, added, change)
  const conversation = await writeConversation(transaction, held, next.change)
  await transaction.insert(conversationEntries).values(next.entry)
  const words = wordsOf(next.entry)
  if (words !== undefined) await transaction.insert(conversationSearch).values(words)
  return { conversation, entry: next.entry }
}
