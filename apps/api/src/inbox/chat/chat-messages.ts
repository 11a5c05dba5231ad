import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, inArray, lte, ne } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Conversations } from '../conversations/conversations.js'
import { Entries } from '../entries/entries.js'
import { conversationEntries } from '../entries/entry.table.js'
import type { ChatEntry } from './chat-entry.contract.js'
import type { ChatSession } from './chat-session.table.js'
import { shownChatEntry } from './shown-chat-entry.js'

/** So many messages are marked as read at once; the rest with the next one. */
const mostMarked = 100

/** What visitors write, and what they have read. */
@Injectable()
export class ChatMessages {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Conversations) private readonly conversations: Conversations,
    @Inject(Entries) private readonly entries: Entries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem `too-many-messages`, `invalid-input`. */
  async send({ conversationId }: ChatSession, clientKey: string, text: string): Promise<ChatEntry> {
    const entry = await this.transactions.run((transaction) =>
      this.conversations.receive(transaction, {
        conversationId,
        content: { type: 'text', text },
        clientKey,
        at: this.clock(),
      }),
    )
    const shown = shownChatEntry(entry)
    if (shown === undefined) throw new Error(`Entry ${entry.id} of a visitor is not theirs to see.`)
    return shown
  }

  /** Messages of the shop that came by have reached the visitor's browser. */
  async delivered(session: ChatSession, positions: readonly number[]): Promise<void> {
    if (positions.length === 0) return
    await this.settle(session, inArray(conversationEntries.position, [...positions]), ['sent'], 'delivered')
  }

  /** The visitor has read up to `position`. */
  async read(session: ChatSession, position: number): Promise<void> {
    await this.settle(session, lte(conversationEntries.position, position), ['sent', 'delivered'], 'read')
  }

  private async settle(
    { conversationId }: ChatSession,
    which: ReturnType<typeof lte>,
    from: ('sent' | 'delivered')[],
    state: 'delivered' | 'read',
  ): Promise<void> {
    const found = await this.database
      .select({ id: conversationEntries.id })
      .from(conversationEntries)
      .where(
        and(
          eq(conversationEntries.conversationId, conversationId),
          eq(conversationEntries.kind, 'message'),
          ne(conversationEntries.authorType, 'customer'),
          inArray(conversationEntries.state, from),
          which,
        ),
      )
      .orderBy(asc(conversationEntries.position))
      .limit(mostMarked)
    if (found.length === 0) return
    await this.transactions.run(async (transaction) => {
      for (const { id } of found) await this.entries.settle(transaction, { entryId: id, state })
    })
  }
}
