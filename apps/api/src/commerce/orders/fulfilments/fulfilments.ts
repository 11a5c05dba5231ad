import { type FulfilmentStatus, type LocationId, type OrderId, partsByLocation } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull, lte, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import type { Actor } from '../../../platform/http/actor.js'
import {
  IdempotencyKeys,
  type IdempotentRequest,
} from '../../../platform/http/idempotency/idempotency-keys.js'
import { LeavingStock } from '../../inventory/leaving-stock.js'
import { Stock } from '../../inventory/stock.js'
import { once } from '../idempotent-work.js'
import { OrderLetters } from '../letters/order-letters.js'
import { orderLines } from '../order.table.js'
import { orderFulfilled, orderFulfilmentCancelled, orderPartiallyFulfilled } from '../order-events.js'
import { OrderHistory, timelineActor } from '../order-history.js'
import { orderState, unknownOrder } from '../order-problems.js'
import { lockOrder } from '../order-version.js'
import { orderFulfilmentLines, orderFulfilments } from './fulfilment.table.js'
import {
  type ChosenPieces,
  choosePieces,
  type LinePieces,
  readLines,
  settleFulfilment,
  stockPieces,
  unsentOf,
} from './line-pieces.js'
import { readFulfilments, type StoredFulfilment } from './stored-fulfilment.js'

/** How a parcel is followed. */
export interface Tracking {
  readonly company?: string | undefined
  readonly number?: string | undefined
  readonly url?: string | undefined
}

/** What left the shop, or was handed over: `lines`, or all that is left. */
export interface FulfilRequest {
  readonly lines?: readonly LinePieces[] | undefined
  /** From where it left; otherwise from wherever it was promised, in one fulfilment for each location. */
  readonly locationId?: LocationId | undefined
  /** Whether pieces may leave a location that has too few. */
  readonly allowOversell?: boolean | undefined
  readonly tracking?: Tracking | undefined
  /** Whether the customer is written to about it. */
  readonly notifyCustomer?: boolean | undefined
  readonly version?: number | undefined
  readonly actor: Actor
  readonly request?: IdempotentRequest | undefined
}

/** What leaves together; from null where it lies in no stock. */
interface FulfilmentPart {
  readonly locationId: LocationId | null
  readonly chosen: readonly ChosenPieces[]
}

/** What of an order has left the shop, in one or several parts. */
@Injectable()
export class Fulfilments {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(LeavingStock) private readonly leaving: LeavingStock,
    @Inject(OrderLetters) private readonly letters: OrderLetters,
  ) {}

  /**
   * Records that pieces left the shop, and answers with the fulfilment's id. Safe to repeat with the same request.
   * @throws Problem `order-state` (409) when nothing is left to send or the order is cancelled, `order-changed` (409),
   * `wrong-pieces` (422), `not-found`.
   */
  async create(orderId: OrderId, wish: FulfilRequest): Promise<string> {
    return this.transactions.run((transaction) =>
      once(this.idempotency, transaction, wish.request, () => this.send(transaction, orderId, wish)),
    )
  }

  private async send(transaction: Transaction, orderId: OrderId, wish: FulfilRequest): Promise<string> {
    const order = await lockOrder(transaction, orderId, wish.version)
    if (order.cancelledAt !== null) throw orderState('already_cancelled')
    const lines = await readLines(transaction, orderId)
    const all = lines.map((line) => ({ lineId: line.id, quantity: unsentOf(line) }))
    const wanted = (wish.lines ?? all).filter(({ quantity }) => quantity > 0)
    const chosen = choosePieces(lines, wanted, unsentOf)
    if (chosen.length === 0) throw orderState('already_fulfilled')

    const ids: string[] = []
    let status: FulfilmentStatus = 'unfulfilled'
    for (const part of await this.parts(transaction, orderId, chosen, wish)) {
      ids.push(await this.write(transaction, orderId, part, wish))
      await this.takeFromStock(transaction, orderId, part, wish)
      status = await settleFulfilment(transaction, orderId)
      await this.tell(transaction, orderId, part, { status, wish })
    }
    const [id] = ids
    if (id === undefined) throw orderState('already_fulfilled')
    if (wish.notifyCustomer === true) {
      await this.letters.send(transaction, {
        orderId,
        key: `fulfilled/${id}`,
        news: {
          kind: 'fulfilled',
          lines: chosen.map(({ line, quantity }) => ({ lineId: line.id, quantity })),
          tracking: wish.tracking,
          complete: status === 'fulfilled',
        },
        actor: timelineActor(wish.actor),
      })
    }
    return id
  }

  /** What leaves from where: all from the location that was named, or each piece from where it was promised. */
  private async parts(
    transaction: Transaction,
    orderId: OrderId,
    chosen: readonly ChosenPieces[],
    { locationId }: FulfilRequest,
  ): Promise<FulfilmentPart[]> {
    if (locationId !== undefined) return [{ locationId, chosen }]
    const held = await this.leaving.hold(transaction, orderId)
    const parts = partsByLocation(
      chosen.map(({ line, quantity }) => ({ key: line, variantId: line.variantId, quantity })),
      held.map((place) => ({ ...place, quantity: place.reserved })),
    )
    return parts.map((part) => ({
      locationId: part.locationId,
      chosen: part.lines.map(({ key, quantity }) => ({ line: key, quantity })),
    }))
  }

  private async takeFromStock(
    transaction: Transaction,
    orderId: OrderId,
    { locationId, chosen }: FulfilmentPart,
    wish: FulfilRequest,
  ): Promise<void> {
    const pieces = stockPieces(chosen)
    if (locationId === null) await this.stock.commit(transaction, orderId, pieces)
    else {
      // What was promised from here leaves from here, even where the books have too few of it.
      const allowOversell = wish.locationId === undefined || wish.allowOversell === true
      await this.leaving.commit(transaction, orderId, pieces, { locationId, allowOversell })
    }
  }

  private async tell(
    transaction: Transaction,
    orderId: OrderId,
    { chosen }: FulfilmentPart,
    { status, wish }: { status: FulfilmentStatus; wish: FulfilRequest },
  ): Promise<void> {
    const pieces = chosen.reduce((sum, { quantity }) => sum + quantity, 0)
    const tracking = [wish.tracking?.company, wish.tracking?.number].filter((part) => part !== undefined)
    const values = { pieces, ...(tracking.length === 0 ? {} : { tracking: tracking.join(' ') }) }
    const actor = timelineActor(wish.actor)
    if (status === 'fulfilled') {
      const kind = 'order_fulfilled'
      const order = await this.history.add(transaction, orderId, { kind, actor, values })
      await this.events.append(transaction, orderFulfilled, { subjectId: orderId, payload: { order } })
      return
    }
    const kind = 'order_partially_fulfilled'
    const order = await this.history.add(transaction, orderId, { kind, actor, values })
    const payload = { order, pieces }
    await this.events.append(transaction, orderPartiallyFulfilled, { subjectId: orderId, payload })
  }

  private async write(
    transaction: Transaction,
    orderId: OrderId,
    { locationId, chosen }: FulfilmentPart,
    { tracking, actor }: FulfilRequest,
  ): Promise<string> {
    const id = uuidv7()
    await transaction.insert(orderFulfilments).values({
      id,
      orderId,
      locationId,
      trackingCompany: tracking?.company ?? null,
      trackingNumber: tracking?.number ?? null,
      trackingUrl: tracking?.url ?? null,
      createdAt: new Date(),
      actor: timelineActor(actor),
    })
    for (const { line, quantity } of chosen) {
      const after = sql`${orderLines.fulfilled} + ${quantity}`
      const sent = await transaction
        .update(orderLines)
        .set({ fulfilled: after })
        .where(
          and(eq(orderLines.id, line.id), lte(after, sql`${orderLines.quantity} - ${orderLines.removed}`)),
        )
        .returning({ id: orderLines.id })
      if (sent.length === 0) throw new Error(`Line ${line.id} changed under its order's lock.`)
    }
    await transaction
      .insert(orderFulfilmentLines)
      .values(chosen.map(({ line, quantity }) => ({ fulfilmentId: id, lineId: line.id, quantity })))
    return id
  }

  /**
   * Takes back that pieces have left: they are to be sent again.
   * @throws Problem `order-state` (409) when it was cancelled before or its goods were returned, `order-changed` (409),
   * `not-found`.
   */
  async cancel(
    orderId: OrderId,
    fulfilmentId: string,
    { version, actor }: { version?: number | undefined; actor: Actor },
  ): Promise<void> {
    await this.transactions.run(async (transaction) => {
      await lockOrder(transaction, orderId, version)
      const cancelled = await transaction
        .update(orderFulfilments)
        .set({ cancelledAt: new Date() })
        .where(
          and(
            eq(orderFulfilments.id, fulfilmentId),
            eq(orderFulfilments.orderId, orderId),
            isNull(orderFulfilments.cancelledAt),
          ),
        )
        .returning({ locationId: orderFulfilments.locationId })
      const [fulfilment] = cancelled
      if (fulfilment === undefined) throw await this.whyNot(transaction, orderId, fulfilmentId)
      const chosen = await this.takeBack(transaction, orderId, fulfilmentId)
      // What has not left after all lies where it did, promised to the same order.
      await this.stock.restock(transaction, orderId, stockPieces(chosen), fulfilment.locationId ?? undefined)
      await this.stock.reserve(transaction, orderId, stockPieces(chosen), { allowOversell: true })
      await settleFulfilment(transaction, orderId)
      const pieces = chosen.reduce((sum, { quantity }) => sum + quantity, 0)
      const order = await this.history.add(transaction, orderId, {
        kind: 'fulfilment_cancelled',
        actor: timelineActor(actor),
        values: { pieces },
      })
      await this.events.append(transaction, orderFulfilmentCancelled, {
        subjectId: orderId,
        payload: { order, pieces },
      })
    })
  }

  private async takeBack(
    transaction: Transaction,
    orderId: OrderId,
    fulfilmentId: string,
  ): Promise<ChosenPieces[]> {
    const sent = await transaction
      .select()
      .from(orderFulfilmentLines)
      .where(eq(orderFulfilmentLines.fulfilmentId, fulfilmentId))
    const chosen = choosePieces(await readLines(transaction, orderId), sent, ({ fulfilled }) => fulfilled)
    for (const { line, quantity } of chosen) {
      // Pieces that were refunded after they had left did leave.
      if (line.fulfilled - quantity < line.refunded - line.removed) throw orderState('returned')
      await transaction
        .update(orderLines)
        .set({ fulfilled: line.fulfilled - quantity })
        .where(eq(orderLines.id, line.id))
    }
    return chosen
  }

  private async whyNot(transaction: Transaction, orderId: OrderId, fulfilmentId: string) {
    const known = (await this.of(transaction, orderId)).some(
      ({ fulfilment }) => fulfilment.id === fulfilmentId,
    )
    return known ? orderState('not_fulfilled') : unknownOrder(fulfilmentId)
  }

  /** All fulfilments of an order, the earliest first. */
  async of(queries: Queries, orderId: OrderId): Promise<StoredFulfilment[]> {
    return (await this.ofEach(queries, [orderId])).get(orderId) ?? []
  }

  /** The same of several orders, by their ids; those without any are not in the answer. */
  ofEach(queries: Queries, orderIds: readonly OrderId[]): Promise<ReadonlyMap<OrderId, StoredFulfilment[]>> {
    return readFulfilments(queries, orderIds)
  }
}
