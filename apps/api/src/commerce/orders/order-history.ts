import type { OrderId, OrderSnapshot } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import type { Actor } from '../../platform/http/actor.js'
import { languageOf, ShopSettings } from '../shop/shop-settings.js'
import { readSnapshot } from './order-snapshots.js'
import { orderTimeline } from './order-timeline.table.js'
import type { actorSchema, timelineEntrySchema } from './orders.contract.js'

type TimelineEntry = z.infer<typeof timelineEntrySchema>

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

  /** Adds an entry, and answers with the order as this transaction leaves it: what the event carries. */
  async add(
    transaction: Transaction,
    orderId: OrderId,
    entry: Pick<TimelineEntry, 'kind' | 'actor' | 'values'>,
  ): Promise<OrderSnapshot> {
    await transaction.insert(orderTimeline).values({ id: uuidv7(), orderId, at: new Date(), ...entry })
    const language = languageOf(await this.shop.read(transaction))
    const snapshot = await readSnapshot(transaction, orderId, language)
    if (snapshot === undefined) throw new Error(`Order ${orderId} has a timeline and does not exist.`)
    return snapshot
  }
}
