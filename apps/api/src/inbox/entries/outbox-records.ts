import { afterSending } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { StoredConversation } from '../conversations/conversation.table.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { holdConversation, standingOf, writeConversation } from '../conversations/conversation-records.js'
import { conversationReplied } from '../inbox-events.js'
import { Entries } from './entries.js'
import { conversationEntries, type StoredEntry } from './entry.table.js'
import { changeEntry, requiredEntry } from './entry-records.js'

/** A message that this process may send, with its conversation. */
export interface ClaimedMessage {
  readonly conversation: StoredConversation
  readonly entry: StoredEntry
}

/** Notes how far messages have come on their way out. */
@Injectable()
export class OutboxRecords {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(Entries) private readonly entries: Entries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Takes a message that is due, as it was read, until `until`; undefined where somebody took it or took it back. One
   * that is still held is sent from here on.
   */
  claim(seen: StoredEntry, until: Date): Promise<ClaimedMessage | undefined> {
    return this.transactions.run(async (transaction) => {
      const held = await holdConversation(transaction, seen.conversationId)
      const entry = await requiredEntry(transaction, held, seen.id)
      if (entry.sendDueAt?.getTime() !== seen.sendDueAt?.getTime()) return undefined
      const taken = { sendDueAt: until, sendAttempts: entry.sendAttempts + 1 }
      if (entry.state === 'held') return this.letGo(transaction, held, entry, taken)
      const [again] = await transaction
        .update(conversationEntries)
        .set(taken)
        .where(eq(conversationEntries.id, entry.id))
        .returning()
      return again && { conversation: held, entry: again }
    })
  }

  /** The channel has it. */
  async handedOver(entry: StoredEntry, externalId: string | undefined): Promise<void> {
    await this.database
      .update(conversationEntries)
      .set({ sendDueAt: null, ...(externalId === undefined ? {} : { externalId }) })
      .where(asClaimed(entry))
  }

  /** Another attempt is made at that moment. */
  async postpone(entry: StoredEntry, sendDueAt: Date): Promise<void> {
    await this.database.update(conversationEntries).set({ sendDueAt }).where(asClaimed(entry))
  }

  /** No further attempt is made, until somebody asks for one. */
  async failed(entry: StoredEntry, failure: string): Promise<void> {
    await this.transactions.run((transaction) =>
      this.entries.settle(transaction, { entryId: entry.id, state: 'failed', failure }),
    )
  }

  private async letGo(
    transaction: Transaction,
    held: StoredConversation,
    entry: StoredEntry,
    taken: { sendDueAt: Date; sendAttempts: number },
  ): Promise<ClaimedMessage> {
    const isPersons = entry.authorType === 'staff'
    const now = this.clock()
    const isFirst = isPersons && held.firstAnsweredAt === null
    const change = isPersons ? afterSending(standingOf(held), now) : {}
    const conversation = await writeConversation(transaction, held, change)
    const sent = await changeEntry(transaction, conversation, entry, { ...taken, state: 'sent' })
    const waited = Math.max(0, Math.round((entry.at.getTime() - held.startedAt.getTime()) / 1_000))
    await this.news.tell(transaction, conversationReplied, conversation, {
      entryId: entry.id,
      by: { type: entry.authorType, id: entry.authorId },
      firstAnswerSeconds: isFirst ? waited : null,
    })
    return { conversation, entry: sent }
  }
}

/** Only as long as nobody else has taken it since. */
const asClaimed = ({ id, sendAttempts }: StoredEntry) =>
  and(eq(conversationEntries.id, id), eq(conversationEntries.sendAttempts, sendAttempts))
