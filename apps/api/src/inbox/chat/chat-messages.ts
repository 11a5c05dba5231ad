import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, inArray, lte, ne } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { KeyedTransactions } from '../../platform/database/keyed-transactions.js'
import { Transactions } from '../../platform/database/transactions.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { MessageIntake } from '../conversations/message-intake.js'
import type { ReceivedMessage } from '../conversations/received-message.js'
import { Entries } from '../entries/entries.js'
import { conversationEntries, type StoredEntry } from '../entries/entry.table.js'
import type { ChatEntry } from './chat-entry.contract.js'
import type { ChatSession } from './chat-session.table.js'
import { shownChatEntry } from './shown-chat-entry.js'

/** So many messages are marked as read at once; the rest with the next one. */
const mostMarked = 100

const mostInAGroup = 50
/** In milliseconds: meanwhile what came before is told to those who read it. */
const longestPause = 30

/** What visitors write, and what they have read. */
@Injectable()
export class ChatMessages {
  /** What comes while a transaction is under way shares the next one; each is answered after its commit. */
  private readonly arriving = new Coalescer<ReceivedMessage, StoredEntry | Problem>(
    (messages) => this.keyed.run((transaction) => this.intake.receiveAll(transaction, messages)),
    mostInAGroup,
    { pause: (milliseconds) => Math.min(2 * milliseconds, longestPause) },
  )

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(KeyedTransactions) private readonly keyed: KeyedTransactions,
    @Inject(MessageIntake) private readonly intake: MessageIntake,
    @Inject(Entries) private readonly entries: Entries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Problem `too-many-messages`, `invalid-input`. */
  async send({ conversationId }: ChatSession, clientKey: string, text: string): Promise<ChatEntry> {
    const entry = await this.arriving.submit({
      conversationId,
      content: { type: 'text', text },
      clientKey,
      at: this.clock(),
    })
    if (entry instanceof Problem) throw entry
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
