import { type ConversationId, conversationSnapshotSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, asc, eq, isNotNull, lte, notInArray, sql } from 'drizzle-orm'
import { z } from 'zod'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { among } from '../../platform/database/among.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { onCommit, Transactions } from '../../platform/database/transactions.js'
import { EventLog, type RecordedEvent } from '../../platform/events/event-log.js'
import type { DueWork } from '../../platform/scheduling/due-loop.js'
import { Signals } from '../../platform/signals/signals.js'
import { ConversationNews } from '../conversations/conversation-news.js'
import { holdConversation } from '../conversations/conversation-records.js'
import {
  conversationChanged,
  conversationClosed,
  conversationReopened,
  conversationUnanswered,
  messageReceived,
} from '../inbox-events.js'
import { answerDeadlines, answerWatches } from './answer-deadline.table.js'

const mostAtOnce = 100

/** The events at which a wait begins or ends. */
const turningPoints = new Set<string>(
  [messageReceived, conversationClosed, conversationReopened, conversationChanged].map(({ type }) => type),
)
const payloadSchema = z.object({ conversation: conversationSnapshotSchema })

/**
 * Notices that a customer has waited too long. The moment is kept beside the conversation, in the transaction in which
 * the wait begins or ends: nothing looks through conversations, and no restart forgets one. Any number of processes may.
 */
@Injectable()
export class AnswerDeadlines implements DueWork {
  private readonly wake = () => this.signals.send('deadlines')

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ConversationNews) private readonly news: ConversationNews,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(EventLog) events: EventLog,
  ) {
    events.react((transaction, happened) => this.follow(transaction, happened))
  }

  /**
   * From now on tells of each wait of `minutes`, for as long as somebody watches. Waits that are longer already are not
   * told: whoever turns it on does not want to hear of all of last week.
   */
  async watch(transaction: Transaction, watcherId: string, minutes: number): Promise<void> {
    await transaction
      .insert(answerWatches)
      .values({ watcherId, minutes })
      .onConflictDoUpdate({ target: answerWatches.watcherId, set: { minutes } })
    await this.forgetUnwatched(transaction)
    const due = sql`waiting_since + make_interval(mins => ${minutes}::int)`
    await transaction.execute(sql`
      insert into answer_deadlines (conversation_id, minutes, due_at)
      select id, ${minutes}::int, ${due} from conversations
       where waiting_since is not null and ${due} > ${this.clock().toISOString()}::timestamptz
      on conflict do nothing`)
    onCommit(transaction, this.wake)
  }

  /** The watcher wants to hear no more. */
  async unwatch(transaction: Transaction, watcherId: string): Promise<void> {
    const ended = await transaction
      .delete(answerWatches)
      .where(eq(answerWatches.watcherId, watcherId))
      .returning()
    if (ended.length > 0) await this.forgetUnwatched(transaction)
  }

  async doDue(): Promise<Date | undefined> {
    const due = await this.database
      .select()
      .from(answerDeadlines)
      .where(lte(answerDeadlines.dueAt, this.clock()))
      .orderBy(asc(answerDeadlines.dueAt))
      .limit(mostAtOnce)
    for (const deadline of due) await this.tell(deadline)
    const [next] = await this.database
      .select({ at: answerDeadlines.dueAt })
      .from(answerDeadlines)
      .where(isNotNull(answerDeadlines.dueAt))
      .orderBy(asc(answerDeadlines.dueAt))
      .limit(1)
    return next?.at ?? undefined
  }

  private async follow(transaction: Transaction, happened: readonly RecordedEvent[]): Promise<void> {
    if (!turningPoints.has(happened[0]?.type ?? '')) return
    // Of several events about one conversation, the last says how it stands.
    const waits = new Map<ConversationId, string | null>()
    for (const { payload } of happened) {
      const { id, waitingSince } = payloadSchema.parse(payload).conversation
      waits.set(id, waitingSince)
    }
    const begun = [...waits].flatMap(([id, since]) => (since === null ? [] : [{ id, since }]))
    const ended = [...waits].flatMap(([id, since]) => (since === null ? [id] : []))
    if (begun.length > 0) await this.beginWaits(transaction, begun)
    if (ended.length > 0) await this.endWaits(transaction, ended)
  }

  private async beginWaits(
    transaction: Transaction,
    begun: readonly { readonly id: ConversationId; readonly since: string }[],
  ): Promise<void> {
    const { rowCount } = await transaction.execute(sql`
      insert into answer_deadlines as known (conversation_id, minutes, due_at)
      select distinct begun.id, minutes, begun.since + make_interval(mins => minutes)
        from answer_watches, jsonb_to_recordset(${JSON.stringify(begun)}::jsonb) as begun(id uuid, since timestamptz)
      on conflict (conversation_id, minutes) do update set due_at = excluded.due_at
       where known.due_at is distinct from excluded.due_at
         and known.told_for is distinct from excluded.due_at - make_interval(mins => excluded.minutes)`)
    if (rowCount !== null && rowCount > 0) onCommit(transaction, this.wake)
  }

  private async endWaits(transaction: Transaction, ended: readonly ConversationId[]): Promise<void> {
    await transaction
      .update(answerDeadlines)
      .set({ dueAt: null })
      .where(and(among(answerDeadlines.conversationId, ended), isNotNull(answerDeadlines.dueAt)))
  }

  private async tell({ conversationId, minutes, dueAt }: typeof answerDeadlines.$inferSelect): Promise<void> {
    if (dueAt === null) return
    await this.transactions.run(async (transaction) => {
      const conversation = await holdConversation(transaction, conversationId)
      const { waitingSince, snoozedUntil } = conversation
      // Who put it aside knows of it: until it comes back, nobody is told.
      const asideUntil = snoozedUntil !== null && snoozedUntil > this.clock() ? snoozedUntil : undefined
      const taken = await transaction
        .update(answerDeadlines)
        .set(asideUntil === undefined ? { dueAt: null, toldFor: waitingSince } : { dueAt: asideUntil })
        .where(
          and(
            eq(answerDeadlines.conversationId, conversationId),
            eq(answerDeadlines.minutes, minutes),
            eq(answerDeadlines.dueAt, dueAt),
          ),
        )
        .returning({ minutes: answerDeadlines.minutes })
      // Another process was first, or somebody has answered meanwhile.
      if (taken.length === 0 || waitingSince === null || asideUntil !== undefined) return
      await this.news.tell(transaction, conversationUnanswered, conversation, { minutes })
    })
  }

  private async forgetUnwatched(transaction: Transaction): Promise<void> {
    const watched = transaction.select({ minutes: answerWatches.minutes }).from(answerWatches)
    await transaction.delete(answerDeadlines).where(notInArray(answerDeadlines.minutes, watched))
  }
}
