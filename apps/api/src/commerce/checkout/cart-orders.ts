import { type CustomerId, consentChannels, type Money, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { among } from '../../platform/database/among.js'
import type { Transaction } from '../../platform/database/database.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { Problem } from '../../platform/http/problems/problem.js'
import { carts } from '../carts/cart.table.js'
import { cartOrdered } from '../carts/cart-events.js'
import { CartPricing, type PricedCart } from '../carts/cart-pricing.js'
import { cartOrderedAlready, unknownCart } from '../carts/cart-problems.js'
import { type Cart, CartStore } from '../carts/cart-store.js'
import { CustomerConsents } from '../customers/consents/customer-consents.js'
import { orders } from '../orders/order.table.js'
import type { NewOrder } from '../orders/order-making.js'
import { notReady, priceChanged } from './checkout-problems.js'
import { customerActor } from './customer-actor.js'
import type { Tender } from './tender.js'

/** A cart that is to become an order, at the price that its customer saw. */
export interface CartCheckout {
  /** The order that it is to become. */
  readonly id: OrderId
  readonly token: string
  readonly tender: Tender
  readonly expected: Money
  readonly request: IdempotentRequest | undefined
}

/** A checkout whose cart nobody else changes before the transaction ends. */
export interface HeldCheckout extends CartCheckout {
  readonly cart: Cart
}

/** Turns carts into orders, as many at once as are checked out at the same moment. */
@Injectable()
export class CartOrders {
  constructor(
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(CartStore) private readonly store: CartStore,
    @Inject(CartPricing) private readonly pricing: CartPricing,
    @Inject(CustomerConsents) private readonly consents: CustomerConsents,
  ) {}

  /** Holds the carts of checkouts, no two of one cart; a problem is `not-found`. */
  async hold(
    transaction: Transaction,
    checkouts: readonly CartCheckout[],
  ): Promise<(HeldCheckout | Problem)[]> {
    const held = await this.store.holdEach(
      transaction,
      checkouts.map(({ token }) => token),
    )
    return checkouts.map((checkout) => {
      const cart = held.get(checkout.token)
      if (cart === undefined) return unknownCart()
      // Keys of different carts have nothing to do with each other.
      const request = checkout.request && { ...checkout.request, principal: `cart:${cart.id}` }
      return { ...checkout, request, cart }
    })
  }

  /**
   * The orders that carts are to become; a problem is `cart-ordered`, `checkout-not-ready`, `price-changed` or
   * `order-too-large`.
   */
  async ordersOf(
    transaction: Transaction,
    checkouts: readonly HeldCheckout[],
  ): Promise<(NewOrder | Problem)[]> {
    const priced = await this.pricing.priceEach(
      transaction,
      checkouts.map(({ cart }) => cart),
    )
    return checkouts.map((checkout, index) => orderOf(checkout, priced[index]))
  }

  /** Closes carts whose orders this transaction has made, and tells of them. */
  async close(transaction: Transaction, checkouts: readonly HeldCheckout[]): Promise<void> {
    if (checkouts.length === 0) return
    await this.recordConsents(transaction, checkouts)
    const closed = checkouts.map(({ id, cart }) => ({ id: cart.id, order_id: id }))
    const { rowCount } = await transaction.execute(sql`
      update ${carts} closed set order_id = x.order_id, updated_at = now()
        from jsonb_to_recordset(${JSON.stringify(closed)}::jsonb) as x(id uuid, order_id uuid)
       where closed.id = x.id and closed.order_id is null`)
    if (rowCount !== checkouts.length) throw new Error('A cart was ordered under its own lock.')
    await this.events.appendAll(
      transaction,
      cartOrdered,
      checkouts.map(({ id, cart }) => ({ subjectId: cart.id, payload: { cartId: cart.id, orderId: id } })),
    )
  }

  /** Only what was agreed to: a box that was left empty takes back nothing that was agreed to elsewhere. */
  private async recordConsents(transaction: Transaction, checkouts: readonly HeldCheckout[]): Promise<void> {
    const agreeing = checkouts.filter(({ cart }) =>
      consentChannels.some((channel) => cart.consent?.[channel]),
    )
    if (agreeing.length === 0) return
    const customerOf = await customersOf(
      transaction,
      agreeing.map(({ id }) => id),
    )
    for (const { id, cart } of agreeing) {
      const customerId = customerOf.get(id)
      if (customerId === undefined) continue
      for (const channel of consentChannels) {
        if (!cart.consent?.[channel]) continue
        const actor = customerActor(cart.name ?? '')
        const decision = { channel, state: 'subscribed', source: 'checkout', actor } as const
        await this.consents.record(transaction, customerId, decision)
      }
    }
  }
}

async function customersOf(
  transaction: Transaction,
  orderIds: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, CustomerId>> {
  const rows = await transaction
    .select({ id: orders.id, customerId: orders.customerId })
    .from(orders)
    .where(among(orders.id, orderIds))
  return new Map(
    rows.flatMap(({ id, customerId }): [OrderId, CustomerId][] =>
      customerId === null ? [] : [[id, customerId]],
    ),
  )
}

function orderOf(
  { id, cart, tender, expected }: HeldCheckout,
  priced: PricedCart | Problem | undefined,
): NewOrder | Problem {
  if (cart.orderId !== null) return cartOrderedAlready()
  if (priced === undefined) throw new Error(`Cart ${cart.id} has no price.`)
  if (priced instanceof Problem) return priced
  const { email } = cart
  // Stock is not among what is asked here: only reserving it knows.
  const obstacles = priced.obstacles.filter((obstacle) => obstacle !== 'not_enough_stock')
  if (obstacles.length > 0 || email === null) return notReady(obstacles)
  const { quote } = priced
  const { total } = quote.priced
  if (expected.amount !== total.amount || expected.currency !== total.currency)
    return priceChanged(expected, total)

  const name = cart.name ?? cart.shippingAddress?.name ?? email
  return {
    id,
    channel: 'online_store',
    actor: customerActor(name),
    customer: { name, email, phone: cart.phone, language: cart.language },
    quote,
    tender,
    allowOversell: false,
    shippingAddress: cart.shippingAddress,
    billingAddress: cart.billingAddress ?? cart.shippingAddress,
    note: cart.note,
    journey: cart.journey,
    confirmed: true,
  }
}
