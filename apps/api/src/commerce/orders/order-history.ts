import type { OrderId, OrderSnapshot } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { orders } from './order.table.js'
import type { actorSchema, timelineEntrySchema } from './order-parts.contract.js'
import { readSnapshot } from './order-snapshots.js'
import { orderTimeline } from './order-timeline.table.js'

type TimelineEntry = z.infer<typeof timelineEntrySchema>

type NewEntry = Pick<TimelineEntry, 'kind' | 'actor' | 'values'>

/** Who did it, as the timeline shows it. */
export type TimelineActor = z.infer<typeof actorSchema>

/** What of an actor is worth keeping. */
export function timelineActor({ type, id, name }: Actor | TimelineActor): TimelineActor {
  return { type, id, name }
}

/** Writes what happens to orders into their timelines. */
@Injectable()
export class OrderHistory {
  constructor(@Inject(ShopSettings) private readonly shop: ShopSettings) {}

  /**
   * Adds an entry, raises the order's version, and answers with the order as this transaction leaves it: what the
   * event carries.
   */
  async add(transaction: Transaction, orderId: OrderId, entry: NewEntry): Promise<OrderSnapshot> {
    const [raised] = await transaction
      .update(orders)
      .set({ version: sql`${orders.version} + 1` })
      .where(eq(orders.id, orderId))
      .returning({ version: orders.version })
    await this.write(transaction, orderId, entry, raised?.version ?? null)
    return this.snapshot(transaction, orderId)
  }

  /** Adds an entry that changes nothing of the order itself, so that nobody's edit has to wait for it. */
  async remark(transaction: Transaction, orderId: OrderId, entry: NewEntry): Promise<OrderSnapshot> {
    await this.write(transaction, orderId, entry, null)
    return this.snapshot(transaction, orderId)
  }

  private async write(
    transaction: Transaction,
    orderId: OrderId,
    entry: NewEntry,
    version: number | null,
  ): Promise<void> {
    await transaction
      .insert(orderTimeline)
      .values({ id: uuidv7(), orderId, at: new Date(), version, ...entry })
  }

  private async snapshot(transaction: Transaction, orderId: OrderId): Promise<OrderSnapshot> {
    const language = languageOf(await this.shop.read(transaction))
    const snapshot = await readSnapshot(transaction, orderId, language)
    if (snapshot === undefined) throw new Error(`Order ${orderId} has a timeline and does not exist.`)
    return snapshot
  }
}
