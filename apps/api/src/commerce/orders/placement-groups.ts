import { type OrderId, orderIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { Coalescer } from '../../platform/coalescing/coalescer.js'
import type { Transaction } from '../../platform/database/database.js'
import { KeyedTransactions } from '../../platform/database/keyed-transactions.js'
import { type DeedUnderWay, deedUnderWay } from '../../platform/deeds/deed-under-way.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { OrderQuotes, type OrderWish, type QuotedOrder } from '../checkout/order-quotes.js'
import type { StartedOperation } from '../payments/authorizations.js'
import { type NewOrder, OrderMaking } from './order-making.js'
import { allAccepted, Refusals } from './refusals.js'

/** An order that is to be priced and placed, together with whatever others come at the same moment. */
export interface Placing {
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

/** With the deed of whoever places it, whose record belongs into the group's transaction. */
type Submitted = Placing & { readonly deed: DeedUnderWay | undefined }

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
    @Inject(OrderMaking) private readonly making: OrderMaking,
  ) {}

  /** Resolves after the commit; a problem says why nothing was placed. */
  place(placing: Placing): Promise<Outcome> {
    return this.groups.submit({ ...placing, deed: deedUnderWay() })
  }

  /** A request that came twice waits for what becomes of the first one. */
  private async inTurns(group: readonly Submitted[]): Promise<Outcome[]> {
    const outcomes = new Map<OrderId, Outcome>()
    for (let waiting = group; waiting.length > 0; ) {
      const turn = firstOfEachRequest(waiting)
      for (const [id, outcome] of await this.together(turn)) outcomes.set(id, outcome)
      waiting = waiting.filter(({ order }) => !outcomes.has(order.id))
    }
    return group.map(({ order }) => outcomes.get(order.id) ?? { orderId: order.id })
  }

  /** What became of each, by the id that its order was to have. */
  private async together(group: readonly Submitted[]): Promise<Map<OrderId, Outcome>> {
    const refused = new Map<OrderId, Problem>()
    for (;;) {
      const left = group.filter(({ order }) => !refused.has(order.id))
      if (left.length === 0) return refused
      try {
        const deeds = left.flatMap(({ deed }) => deed ?? [])
        const placed = await this.transactions.runFor(deeds, (transaction) =>
          this.placeAll(transaction, left),
        )
        return new Map<OrderId, Outcome>([...refused, ...placed])
      } catch (error) {
        if (!(error instanceof Refusals)) throw error
        for (const [id, problem] of error.problems) refused.set(id, problem)
      }
    }
  }

  /** @throws Refusals */
  private async placeAll(
    transaction: Transaction,
    group: readonly Submitted[],
  ): Promise<Map<OrderId, Placed>> {
    const before = await this.placedBefore(transaction, group)
    const fresh = group.filter(({ order }) => !before.has(order.id))
    for (const { deed, order } of fresh) deed?.deed.touches('order', order.id)
    const placed = fresh.map(({ order }) => order)
    const priced = await this.quotes.quoteEach(
      transaction,
      fresh.map(({ wish }) => wish),
    )
    const quotes = allAccepted(placed, priced.map(usable))
    const started = await this.making.make(
      transaction,
      placed.flatMap((order, index) => {
        const quote = quotes[index]
        return quote === undefined ? [] : [{ ...order, quote }]
      }),
    )
    const startedOf = new Map(started.map((one) => [one.payment.orderId, one]))
    const made = placed.map(({ id }): [OrderId, Placed] => [id, { orderId: id, started: startedOf.get(id) }])
    return new Map([...before, ...made])
  }

  /** The orders of requests that were there before, by the ids of those that are not made now. @throws Refusals */
  private async placedBefore(
    transaction: Transaction,
    group: readonly Placing[],
  ): Promise<Map<OrderId, Placed>> {
    const claims = group.flatMap(({ request, order: { id } }) =>
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

/** An order is not placed without a code that it names. */
const usable = (quote: QuotedOrder | Problem) =>
  quote instanceof Problem ? quote : (quote.refused[0]?.problem ?? quote)

function firstOfEachRequest(group: readonly Submitted[]): Submitted[] {
  const seen = new Set<string>()
  return group.filter(({ request }) => {
    if (request === undefined) return true
    const name = `${request.principal}\n${request.key}`
    return !seen.has(name) && seen.add(name) !== undefined
  })
}
