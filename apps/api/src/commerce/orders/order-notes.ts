import type { OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { once } from './idempotent-work.js'
import { orders } from './order.table.js'
import { orderCommented, orderNoteChanged } from './order-events.js'
import { OrderHistory, timelineActor } from './order-history.js'
import { lockOrder } from './order-version.js'

/** The longest note: what fits a column that people still read. */
export const longestNote = 2_000

/** What people of the shop write down about an order, for each other. */
@Injectable()
export class OrderNotes {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
  ) {}

  /**
   * Replaces the order's note; null takes it away.
   * @throws Problem `not-found`, `order-changed`.
   */
  async set(orderId: OrderId, note: string | null, actor: Actor, version?: number): Promise<void> {
    await this.transactions.run(async (transaction) => {
      const order = await lockOrder(transaction, orderId, version)
      if (order.note === note) return
      await transaction.update(orders).set({ note }).where(eq(orders.id, orderId))
      await this.tell(transaction, orderId, actor)
    })
  }

  /**
   * Adds a line to the order's note, and answers with all of it. Once for each request.
   * @throws Problem `not-found`.
   */
  async add(
    orderId: OrderId,
    line: string,
    actor: Actor,
    request: IdempotentRequest | undefined,
  ): Promise<string> {
    return this.transactions.run((transaction) =>
      once(this.idempotency, transaction, request, async () => {
        const order = await lockOrder(transaction, orderId, undefined)
        // The beginning makes way: what was written last is what is looked for.
        const note = [order.note, line].filter(Boolean).join('\n').slice(-longestNote)
        await transaction.update(orders).set({ note }).where(eq(orders.id, orderId))
        await this.tell(transaction, orderId, actor)
        return note
      }),
    )
  }

  /**
   * Adds a comment to the order's timeline. It changes nothing of the order, so nobody's edit has to wait for it.
   * @throws Problem `not-found`.
   */
  async comment(
    orderId: OrderId,
    text: string,
    actor: Actor,
    request: IdempotentRequest | undefined,
  ): Promise<void> {
    await this.transactions.run((transaction) =>
      once(this.idempotency, transaction, request, async () => {
        await lockOrder(transaction, orderId, undefined)
        const order = await this.history.remark(transaction, orderId, {
          kind: 'comment_added',
          actor: timelineActor(actor),
          values: { text },
        })
        await this.events.append(transaction, orderCommented, { subjectId: orderId, payload: { order } })
        return orderId
      }),
    )
  }

  private async tell(
    transaction: Parameters<OrderHistory['add']>[0],
    orderId: OrderId,
    actor: Actor,
  ): Promise<void> {
    const entry = { kind: 'note_changed', actor: timelineActor(actor), values: {} } as const
    const order = await this.history.add(transaction, orderId, entry)
    await this.events.append(transaction, orderNoteChanged, { subjectId: orderId, payload: { order } })
  }
}
