import type { OrderId, OrderSnapshot } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { among } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import type { Step } from '../../platform/database/in-turn.js'
import { insertionStep, insertRows } from '../../platform/database/insert-rows.js'
import type { Actor } from '../../platform/http/actor.js'
import { newId } from '../../platform/ids/new-id.js'
import { languageOf, type ShopConfiguration, ShopSettings } from '../shop/shop-settings.js'
import { orders } from './order.table.js'
import type { actorSchema, timelineEntrySchema } from './order-parts.contract.js'
import { readSnapshots } from './order-snapshots.js'
import { orderTimeline } from './order-timeline.table.js'

type TimelineEntry = z.infer<typeof timelineEntrySchema>

type NewEntry = Pick<TimelineEntry, 'kind' | 'actor' | 'values'>

/** What happened, and to which order. */
export type EntryOfOrder = NewEntry & { readonly orderId: OrderId }

/** An entry for a change that may have raised the order's version with its own statement: to this one. */
type EntryOfChange = EntryOfOrder & { readonly version?: number | undefined }

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
    const snapshots = await this.addEach(transaction, [{ orderId, ...entry }])
    return snapshotIn(snapshots, orderId)
  }

  /**
   * The same for several orders at once, none of them twice. The version is raised of those whose entry names none.
   * @param shop where it was read already
   */
  async addEach(
    transaction: Transaction,
    entries: readonly EntryOfChange[],
    shop?: ShopConfiguration,
  ): Promise<ReadonlyMap<OrderId, OrderSnapshot>> {
    const unraised = entries.filter(({ version }) => version === undefined).map(({ orderId }) => orderId)
    const versions = await this.raise(transaction, unraised)
    await this.write(
      transaction,
      entries.map((entry) => ({ ...entry, version: entry.version ?? versions.get(entry.orderId) ?? null })),
    )
    const ids = entries.map(({ orderId }) => orderId)
    return readSnapshots(transaction, ids, languageOf(shop ?? (await this.shop.read(transaction))))
  }

  /** The first entries of orders that this transaction has just made; nothing of them changes by it. */
  async open(
    transaction: Transaction,
    entries: readonly (EntryOfOrder & { readonly version: number })[],
    shop: ShopConfiguration,
  ): Promise<ReadonlyMap<OrderId, OrderSnapshot>> {
    await this.write(transaction, entries)
    const ids = entries.map(({ orderId }) => orderId)
    return readSnapshots(transaction, ids, languageOf(shop))
  }

  /** The same as a step, for somebody who knows what the orders are. */
  opening(
    transaction: Transaction,
    entries: () => readonly (EntryOfOrder & { readonly version: number })[],
  ): Step {
    return insertionStep(transaction, orderTimeline, () => timelineRows(entries()))
  }

  /** Adds an entry that changes nothing of the order itself, so that nobody's edit has to wait for it. */
  async remark(transaction: Transaction, orderId: OrderId, entry: NewEntry): Promise<OrderSnapshot> {
    await this.note(transaction, orderId, entry)
    const language = languageOf(await this.shop.read(transaction))
    return snapshotIn(await readSnapshots(transaction, [orderId], language), orderId)
  }

  /** The same for an entry of which no event tells, so that nobody asks how the order stands. */
  async note(transaction: Transaction, orderId: OrderId, entry: NewEntry): Promise<void> {
    await this.noteEach(transaction, [{ orderId, ...entry }])
  }

  /** The same for several orders at once. */
  async noteEach(transaction: Transaction, entries: readonly EntryOfOrder[]): Promise<void> {
    await this.write(
      transaction,
      entries.map((entry) => ({ ...entry, version: null })),
    )
  }

  private async raise(
    transaction: Transaction,
    orderIds: readonly OrderId[],
  ): Promise<ReadonlyMap<OrderId, number>> {
    if (orderIds.length === 0) return new Map()
    const raised = await transaction
      .update(orders)
      .set({ version: sql`${orders.version} + 1` })
      .where(among(orders.id, orderIds))
      .returning({ id: orders.id, version: orders.version })
    return new Map(raised.map(({ id, version }) => [id, version]))
  }

  private async write(
    transaction: Transaction,
    entries: readonly (EntryOfOrder & { readonly version: number | null })[],
  ): Promise<void> {
    await insertRows(transaction, orderTimeline, timelineRows(entries))
  }
}

function timelineRows(entries: readonly (EntryOfOrder & { readonly version: number | null })[]) {
  const at = new Date()
  return entries.map(({ orderId, kind, actor, values, version }) => {
    return { id: newId(), orderId, at, version, kind, actor, values }
  })
}

/** The snapshot of an order of which it is known that it is there. */
export function snapshotIn(snapshots: ReadonlyMap<OrderId, OrderSnapshot>, orderId: OrderId): OrderSnapshot {
  const snapshot = snapshots.get(orderId)
  if (snapshot === undefined) throw new Error(`Order ${orderId} has a timeline and does not exist.`)
  return snapshot
}
