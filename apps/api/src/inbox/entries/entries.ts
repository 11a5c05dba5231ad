import { afterLostAnswer, type EntryId, type EntryState, mayBecome } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray } from 'drizzle-orm'
import type { Queries, Transaction } from '../../platform/database/database.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { unknownEntry } from '../conversations/conversation-problems.js'
import { holdConversation, standingOf, writeConversation } from '../conversations/conversation-records.js'
import { conversationEntries, type StoredEntry } from './entry.table.js'
import { changeEntry, requiredEntry } from './entry-records.js'

/** What became of a message that was sent. */
export interface Settlement {
  readonly entryId: EntryId
  readonly state: Extract<EntryState, 'delivered' | 'read' | 'failed'>
  /** Why it failed, for staff to read. */
  readonly failure?: string | undefined
  readonly externalId?: string | undefined
}

/** What channels say and ask about messages. */
@Injectable()
export class Entries {
  constructor(@Inject(ConversationNews) private readonly news: ConversationNews) {}

  /**
   * Notes what became of a message; news that comes late or twice changes nothing.
   * @throws Problem `not-found`.
   */
  async settle(transaction: Transaction, settlement: Settlement): Promise<StoredEntry> {
    const { entryId, state, failure = null, externalId } = settlement
    const [place] = await transaction
      .select({ conversationId: conversationEntries.conversationId })
      .from(conversationEntries)
      .where(eq(conversationEntries.id, entryId))
    if (place === undefined) throw unknownEntry()
    const held = await holdConversation(transaction, place.conversationId)
    const entry = await requiredEntry(transaction, held, entryId)
    if (!mayBecome(entry.state, state)) return entry
    const lost = state === 'failed' && entry.waitedSince !== null
    const change = lost ? afterLostAnswer(standingOf(held), entry.waitedSince) : {}
    const conversation = await writeConversation(transaction, held, change)
    const settled = await changeEntry(transaction, conversation, entry, {
      state,
      failure: state === 'failed' ? failure : null,
      sendDueAt: null,
      ...(externalId === undefined ? {} : { externalId }),
    })
    await this.news.changed(transaction, conversation)
    return settled
  }

  /** The entries of a channel that the other side calls one of `externalIds`. */
  async byExternalId(
    queries: Queries,
    channel: string,
    externalIds: readonly string[],
  ): Promise<StoredEntry[]> {
    if (externalIds.length === 0) return []
    return queries
      .select()
      .from(conversationEntries)
      .where(
        and(
          eq(conversationEntries.channel, channel),
          inArray(conversationEntries.externalId, [...externalIds]),
        ),
      )
  }
}
