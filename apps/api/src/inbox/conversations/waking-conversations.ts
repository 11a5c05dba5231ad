import { afterWaking } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { asc, isNotNull, lte } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import type { DueWork } from '../../platform/scheduling/due-loop.js'
import { appendEntry } from '../entries/entry-log.js'
import { conversations, type StoredConversation } from './conversation.table.js'
import { systemAuthor } from './conversation-intake.js'
import { ConversationNews } from './conversation-news.js'
import { holdConversation, standingOf } from './conversation-records.js'

const mostAtOnce = 100

/** Brings back conversations whose time has come. Any number of processes may. */
@Injectable()
export class WakingConversations implements DueWork {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async doDue(): Promise<Date | undefined> {
    const due = await this.database
      .select()
      .from(conversations)
      .where(lte(conversations.snoozedUntil, this.clock()))
      .orderBy(asc(conversations.snoozedUntil))
      .limit(mostAtOnce)
    for (const seen of due) await this.wake(seen)
    const [next] = await this.database
      .select({ at: conversations.snoozedUntil })
      .from(conversations)
      .where(isNotNull(conversations.snoozedUntil))
      .orderBy(asc(conversations.snoozedUntil))
      .limit(1)
    return next?.at ?? undefined
  }

  private async wake(seen: StoredConversation): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const held = await holdConversation(transaction, seen.id)
      // Somebody was faster, or has put it off further.
      if (held.snoozedUntil === null || held.snoozedUntil > this.clock()) return
      const content = { type: 'state', state: 'open' } as const
      const { conversation } = await appendEntry(
        transaction,
        held,
        { kind: 'event', author: systemAuthor, content, at: held.snoozedUntil },
        afterWaking(standingOf(held)),
      )
      await this.news.changed(transaction, conversation)
    })
  }
}
