import type { CustomerId, OrderId, OrderSnapshot } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { desc, eq } from 'drizzle-orm'
import { DATABASE, type Database } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { orders } from './order.table.js'
import { orderTagsAdded, orderTagsRemoved } from './order-events.js'
import { OrderHistory, timelineActor } from './order-history.js'
import { unknownOrder } from './order-problems.js'
import { readSnapshot } from './order-snapshots.js'
import { lockOrder } from './order-version.js'

/** Orders, for the other features. */
@Injectable()
export class Orders {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
  ) {}

  /**
   * The order as it stands now, in the shop's language.
   * @throws Problem `not-found`.
   */
  async snapshot(orderId: OrderId): Promise<OrderSnapshot> {
    const language = languageOf(await this.shop.read())
    const snapshot = await readSnapshot(this.database, orderId, language)
    if (snapshot === undefined) throw unknownOrder(orderId)
    return snapshot
  }

  /** The order that a customer placed last, as it stands now; undefined for one who has placed none. */
  async latestOf(customerId: CustomerId): Promise<OrderSnapshot | undefined> {
    const [latest] = await this.database
      .select({ id: orders.id })
      .from(orders)
      .where(eq(orders.customerId, customerId))
      .orderBy(desc(orders.placedAt))
      .limit(1)
    return latest && this.snapshot(latest.id)
  }

  /**
   * Adds the tags that the order does not have yet, and answers with all of its tags. Safe to repeat.
   * @throws Problem `not-found`, `order-changed`.
   */
  async addTags(
    orderId: OrderId,
    tags: readonly string[],
    actor: Actor,
    version?: number,
  ): Promise<string[]> {
    return this.transactions.run(async (transaction) => {
      const order = await lockOrder(transaction, orderId, version)
      const added = [...new Set(tags)].filter((tag) => !order.tags.includes(tag))
      if (added.length === 0) return order.tags

      const all = [...order.tags, ...added]
      await transaction.update(orders).set({ tags: all }).where(eq(orders.id, orderId))
      const entry = { kind: 'tags_added', actor: timelineActor(actor), values: { tags: added } } as const
      const snapshot = await this.history.add(transaction, orderId, entry)
      await this.events.append(transaction, orderTagsAdded, {
        subjectId: orderId,
        payload: { order: snapshot, tags: added },
      })
      return all
    })
  }

  /**
   * Takes away the tags that the order has, and answers with those that it keeps. Safe to repeat.
   * @throws Problem `not-found`, `order-changed`.
   */
  async removeTags(
    orderId: OrderId,
    tags: readonly string[],
    actor: Actor,
    version?: number,
  ): Promise<string[]> {
    return this.transactions.run(async (transaction) => {
      const order = await lockOrder(transaction, orderId, version)
      const removed = order.tags.filter((tag) => tags.includes(tag))
      if (removed.length === 0) return order.tags

      const kept = order.tags.filter((tag) => !removed.includes(tag))
      await transaction.update(orders).set({ tags: kept }).where(eq(orders.id, orderId))
      const entry = { kind: 'tags_removed', actor: timelineActor(actor), values: { tags: removed } } as const
      const snapshot = await this.history.add(transaction, orderId, entry)
      await this.events.append(transaction, orderTagsRemoved, {
        subjectId: orderId,
        payload: { order: snapshot, tags: removed },
      })
      return kept
    })
  }
}
