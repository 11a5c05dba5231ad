import { deliveryPatience, meansAnyEvent } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../platform/clock.js'
import { DATABASE, type Database, type Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { type EventPosition, formatPosition, parsePosition } from '../../platform/events/event-position.js'
import { EventReader, type LoggedEvent } from '../../platform/events/event-reader.js'
import type { DueWork } from '../../platform/scheduling/due-loop.js'
import { messageDeliveries, webhookMessages } from '../deliveries/webhook-delivery.table.js'
import { offeredEvents } from '../subscriptions/offered-events.js'
import { webhookCursor, webhookSubscriptions } from '../subscriptions/webhook-subscription.table.js'

/** Events that one transaction hands on. */
const batch = 500

/** Which message goes to which subscription. */
interface Pair {
  readonly subscriptionId: string
  readonly messageId: string
}

/**
 * Follows the event log and notes which event goes to which subscription. The deliveries and the place in the log are
 * one transaction, and one process at a time does it: an event is neither forgotten nor noted twice.
 */
@Injectable()
export class EventIntake implements DueWork {
  private listening = false
  private noted = () => {}

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventReader) private readonly reader: EventReader,
    @Inject(CLOCK) private readonly now: Clock,
  ) {}

  /** Whether anybody listened when it was last looked: if not, no event is worth waking up for. */
  get isListening(): boolean {
    return this.listening
  }

  /** Has `listener` called when there is something new to send. */
  onNoted(listener: () => void): void {
    this.noted = listener
  }

  async doDue(): Promise<undefined> {
    const { isOn } = webhookSubscriptions
    this.listening = (await this.database.$count(webhookSubscriptions, eq(isOn, true))) > 0
    while (this.listening) {
      const { read, pairs } = await this.takeIn()
      if (pairs > 0) this.noted()
      if (read < batch) break
    }
  }

  private takeIn(): Promise<{ read: number; pairs: number }> {
    return this.transactions.run(async (transaction) => {
      // Whoever finds it locked has nothing to do: another process is reading.
      const [cursor] = await transaction.select().from(webhookCursor).for('update', { skipLocked: true })
      if (cursor === undefined) return { read: 0, pairs: 0 }
      const position = await this.resumed(cursor.position)
      const found = await this.reader.after(position, batch)
      const last = found.at(-1)
      if (last === undefined) return { read: 0, pairs: 0 }
      const pairs = await this.pairsOf(transaction, found)
      await this.note(transaction, pairs)
      await transaction.update(webhookCursor).set({ position: formatPosition(last.position) })
      return { read: found.length, pairs: pairs.length }
    })
  }

  /**
   * In a restored database all events come before the first of its own transactions, in the order of their sequence:
   * what the backup had not handed on yet comes after the sequence that it had.
   */
  private async resumed(text: string): Promise<EventPosition> {
    const generation = await this.reader.generation()
    const position = parsePosition(text)
    if (position?.generation === generation) return position
    return { generation, transactionId: 0n, sequence: position?.sequence ?? 0n }
  }

  /** Who listens is asked after the events were read: whoever began before one of them happened is seen. */
  private async pairsOf(transaction: Transaction, found: readonly LoggedEvent[]): Promise<Pair[]> {
    const listeners = await transaction
      .select({ id: webhookSubscriptions.id, events: webhookSubscriptions.events })
      .from(webhookSubscriptions)
      .where(eq(webhookSubscriptions.isOn, true))
    return found
      .filter(({ type }) => offeredEvents.has(type))
      .flatMap(({ id: messageId, type }) =>
        listeners
          .filter(({ events }) => meansAnyEvent(events, type))
          .map(({ id: subscriptionId }) => ({ subscriptionId, messageId })),
      )
  }

  private async note(transaction: Transaction, pairs: readonly Pair[]): Promise<void> {
    if (pairs.length === 0) return
    const messages = [...new Set(pairs.map(({ messageId }) => messageId))]
    await transaction.execute(sql`
      insert into ${webhookMessages} (id, type, at, data)
      select id, type, at, payload from events where id = any(${sql.param(messages)}::uuid[])
      on conflict do nothing`)
    const now = this.now()
    const [subscriptionIds, messageIds] = [
      sql.param(pairs.map(({ subscriptionId }) => subscriptionId)),
      sql.param(pairs.map(({ messageId }) => messageId)),
    ]
    // A subscription may be deleted, and an event forgotten, in this very moment.
    await transaction.execute(sql`
      insert into ${messageDeliveries} (subscription_id, message_id, due_at, give_up_at, created_at)
      select s.id, m.id, ${now.toISOString()}::timestamptz,
             ${new Date(now.getTime() + deliveryPatience).toISOString()}::timestamptz, ${now.toISOString()}::timestamptz
        from unnest(${subscriptionIds}::uuid[], ${messageIds}::uuid[]) as pair(subscription_id, message_id)
        join ${webhookMessages} m on m.id = pair.message_id
        join (select id from ${webhookSubscriptions} for key share) s on s.id = pair.subscription_id
      on conflict do nothing`)
  }
}
