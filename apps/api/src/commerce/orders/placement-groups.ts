import { type OrderId, orderIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import { anewWhereCrossed } from '../../platform/database/crossed-changes.js'
import type { Transaction } from '../../platform/database/database.js'
import { KeyedTransactions } from '../../platform/database/keyed-transactions.js'
import { type DeedUnderWay, deedUnderWay } from '../../platform/deeds/deed-under-way.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { type CartCheckout, CartOrders, type HeldCheckout } from '../checkout/cart-orders.js'
import { OrderQuotes, type OrderWish, type QuotedOrder } from '../checkout/order-quotes.js'
import type { StartedOperation } from '../payments/authorizations.js'
import { type NewOrder, OrderMaking } from './order-making.js'
import { allAccepted, Refusals } from './refusals.js'

/** What is to become an order, together with whatever others come at the same moment: something priced anew, or a cart. */
export type Placing = WishPlacing | CartCheckout

/** An order that is to be priced and placed. */
export interface WishPlacing {
  readonly request: IdempotentRequest | undefined
  readonly wish: OrderWish
  readonly order: Omit<NewOrder, 'quote'>
}

/** The order that a request stands for; with what the gateway is to be asked, unless it was placed before. */
export interface Placed {
  readonly orderId: OrderId
  readonly started?: StartedOperation | undefined
}

type Outcome = Placed | Problem

interface Submitted {
  /** Of the order that it is to become. */
  readonly id: OrderId
  readonly placing: Placing
  /** Of whoever places it: its record belongs into the group's transaction. */
  readonly deed: DeedUnderWay | undefined
}

/** Something that nobody else takes for an order before the transaction ends. */
type Held = WishPlacing | HeldCheckout
type HeldSubmission = Submitted & { readonly placing: Held }

const mostInAGroup = 100
/** Hardly noticed by whoever orders alone; a crowd whose first one went ahead would cost two transactions. */
const gatheringMilliseconds = 5
/** In milliseconds: meanwhile the payments of the last group are settled. */
const longestPause = 60

/**
 * Places orders by group commit: those that come while a transaction is under way share the next one, and each is
 * answered after its commit. One that cannot be placed leaves the group and is told so; the others are placed all the
 * same.
 */
@Injectable()
export class PlacementGroups {
  private readonly groups = new Coalescer<Submitted, Outcome>((group) => this.inTurns(group), mostInAGroup, {
    gathering: gatheringMilliseconds,
    pause: (milliseconds) => Math.min(2 * milliseconds, longestPause),
  })

  constructor(
    @Inject(KeyedTransactions) private readonly transactions: KeyedTransactions,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(OrderQuotes) private readonly quotes: OrderQuotes,
    @Inject(CartOrders) private readonly carts: CartOrders,
    @Inject(OrderMaking) private readonly making: OrderMaking,
  ) {}

  /** Resolves after the commit; a problem says why nothing was placed. */
  place(placing: Placing): Promise<Outcome> {
    const { id } = 'order' in placing ? placing.order : placing
    return this.groups.submit({ id, placing, deed: deedUnderWay() })
  }

  /** Who asks twice, or for a cart that another one asks for, waits for what becomes of the first one. */
  private async inTurns(group: readonly Submitted[]): Promise<Outcome[]> {
    const outcomes = new Map<OrderId, Outcome>()
    for (let waiting = group; waiting.length > 0; ) {
      const turn = firstOfEach(waiting)
      for (const [id, outcome] of await this.together(turn)) outcomes.set(id, outcome)
      waiting = waiting.filter(({ id }) => !outcomes.has(id))
    }
    return group.map(({ id }) => outcomes.get(id) ?? { orderId: id })
  }

  /** What became of each, by the id that its order was to have. */
  private async together(group: readonly Submitted[]): Promise<Map<OrderId, Outcome>> {
    const refusals: ReadonlyMap<OrderId, Problem>[] = []
    const placed = await this.placeUnrefused(group, refusals)
    const last = refusals.pop() ?? []
    // Those who were refused before may have been in want of just what the last ones did not get after all.
    const early = group.filter(({ id }) => refusals.some((problems) => problems.has(id)))
    const again = early.length === 0 ? [] : await this.together(early)
    return new Map<OrderId, Outcome>([...placed, ...last, ...again])
  }

  /** Places all that can be placed together; `refusals` gets what stands in the way of the others, time after time. */
  private async placeUnrefused(
    group: readonly Submitted[],
    refusals: ReadonlyMap<OrderId, Problem>[],
  ): Promise<ReadonlyMap<OrderId, Placed>> {
    for (;;) {
      const left = group.filter(({ id }) => !refusals.some((problems) => problems.has(id)))
      if (left.length === 0) return new Map()
      try {
        const deeds = left.flatMap(({ deed }) => deed ?? [])
        return await anewWhereCrossed(() =>
          this.transactions.runFor(deeds, (transaction) => this.placeAll(transaction, left)),
        )
      } catch (error) {
        if (!(error instanceof Refusals)) throw error
        refusals.push(error.problems)
      }
    }
  }

  /** @throws Refusals */
  private async placeAll(
    transaction: Transaction,
    group: readonly Submitted[],
  ): Promise<Map<OrderId, Placed>> {
    const held = await this.hold(transaction, group)
    const before = await this.placedBefore(transaction, held)
    const fresh = held.filter(({ id }) => !before.has(id))
    for (const { id, deed } of fresh) deed?.deed.touches('order', id)
    const started = await this.making.make(transaction, await this.newOrders(transaction, fresh))
    await this.carts.close(transaction, fresh.flatMap(cartsAlone))
    const startedOf = new Map(started.map((one) => [one.payment.orderId, one]))
    const made = fresh.map(({ id }): [OrderId, Placed] => [id, { orderId: id, started: startedOf.get(id) }])
    return new Map([...before, ...made])
  }

  /** @throws Refusals */
  private async hold(transaction: Transaction, group: readonly Submitted[]): Promise<HeldSubmission[]> {
    const checkouts = group.flatMap(({ placing }) => ('order' in placing ? [] : [placing]))
    if (checkouts.length === 0) return group.flatMap(wishesAlone)
    const held = allAccepted(checkouts, await this.carts.hold(transaction, checkouts))
    const heldOf = new Map(held.map((checkout) => [checkout.id, checkout]))
    return group.flatMap((one) => {
      const placing = 'order' in one.placing ? one.placing : heldOf.get(one.id)
      return placing === undefined ? [] : [{ ...one, placing }]
    })
  }

  /** @throws Refusals */
  private async newOrders(transaction: Transaction, fresh: readonly HeldSubmission[]): Promise<NewOrder[]> {
    const wished = fresh.flatMap(({ placing }) => ('order' in placing ? [placing] : []))
    const priced = await this.quotes.quoteEach(
      transaction,
      wished.map(({ wish }) => wish),
    )
    const outcomes = new Map<OrderId, NewOrder | Problem>()
    for (const [index, { order }] of wished.entries()) {
      const quote = usable(priced[index])
      outcomes.set(order.id, quote instanceof Problem ? quote : { ...order, quote })
    }
    const checkouts = fresh.flatMap(cartsAlone)
    const ofCarts = await this.carts.ordersOf(transaction, checkouts)
    for (const [index, { id }] of checkouts.entries()) {
      const outcome = ofCarts[index]
      if (outcome !== undefined) outcomes.set(id, outcome)
    }
    return allAccepted<NewOrder>(
      fresh,
      fresh.flatMap(({ id }) => outcomes.get(id) ?? []),
    )
  }

  /** The orders of requests that were there before, by the ids of those that are not made now. @throws Refusals */
  private async placedBefore(
    transaction: Transaction,
    group: readonly HeldSubmission[],
  ): Promise<Map<OrderId, Placed>> {
    const claims = group.flatMap(({ id, placing: { request } }) =>
      request === undefined ? [] : [{ id, request, result: id }],
    )
    const known = await this.idempotency.claimAll(transaction, claims)
    const repeated = claims.filter(({ request }) => known.has(request))
    const results = allAccepted(
      repeated,
      repeated.map(({ request }) => known.get(request)),
    )
    return new Map(repeated.map(({ id }, index) => [id, { orderId: orderIdSchema.parse(results[index]) }]))
  }
}

const wishesAlone = (one: Submitted): HeldSubmission[] =>
  'order' in one.placing ? [{ ...one, placing: one.placing }] : []

const cartsAlone = ({ placing }: HeldSubmission): HeldCheckout[] => ('order' in placing ? [] : [placing])

/** An order is not placed without a code that it names. */
function usable(quote: QuotedOrder | Problem | undefined): QuotedOrder | Problem {
  if (quote === undefined) throw new Error('A wish has no price.')
  return quote instanceof Problem ? quote : (quote.refused[0]?.problem ?? quote)
}

function firstOfEach(group: readonly Submitted[]): Submitted[] {
  const seen = new Set<string>()
  return group.filter(({ placing }) => {
    const name = turnOf(placing)
    return name === undefined || (!seen.has(name) && seen.add(name) !== undefined)
  })
}

/** Of those that have one in common, only one is placed at a time. */
function turnOf(placing: Placing): string | undefined {
  if (!('order' in placing)) return `cart\n${placing.token}`
  const { request } = placing
  return request && `${request.principal}\n${request.key}`
}
