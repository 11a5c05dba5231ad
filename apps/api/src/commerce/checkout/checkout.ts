import { consentChannels, type Money, type OrderId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { carts } from '../carts/cart.table.js'
import { cartOrdered } from '../carts/cart-events.js'
import { cartOrderedAlready } from '../carts/cart-problems.js'
import { type Cart, CartStore } from '../carts/cart-store.js'
import { CartView } from '../carts/cart-view.js'
import { CustomerConsents } from '../customers/consents/customer-consents.js'
import { orders } from '../orders/order.table.js'
import { OrderPlacement } from '../orders/order-placement.js'
import { Payments } from '../payments/payments.js'
import type { checkoutRoutes } from './checkout.contract.js'
import { notReady, priceChanged } from './checkout-problems.js'
import { customerActor } from './customer-actor.js'
import { OrderStatus } from './order-status.js'
import { PublicTenders } from './public-tenders.js'
import type { Tender } from './tender.js'

type Body = RouteInput<typeof checkoutRoutes.checkout>['body']
type Receipt = RouteOutput<typeof checkoutRoutes.checkout>

/** Turns carts into orders. */
@Injectable()
export class Checkout {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(CartStore) private readonly store: CartStore,
    @Inject(CartView) private readonly view: CartView,
    @Inject(PublicTenders) private readonly tenders: PublicTenders,
    @Inject(OrderPlacement) private readonly placement: OrderPlacement,
    @Inject(CustomerConsents) private readonly consents: CustomerConsents,
    @Inject(Payments) private readonly payments: Payments,
    @Inject(OrderStatus) private readonly status: OrderStatus,
  ) {}

  /**
   * Orders what is in the cart. The order, its stock and the cart's end are one transaction; then the card is asked.
   * @throws Problem as the route says. After `card-declined` the cart is open again.
   */
  async checkOut(token: string, body: Body, request: IdempotentRequest | undefined): Promise<Receipt> {
    const rest = this.tenders.read(body.payment)
    const orderId = await this.transactions.run(async (transaction) => {
      const cart = await this.store.hold(transaction, token)
      // Keys of different carts have nothing to do with each other.
      const own = request && { ...request, principal: `cart:${cart.id}` }
      return this.placement.once(transaction, own, () =>
        this.order(transaction, cart, { giftCards: body.giftCards, rest }, body.expectedTotal),
      )
    })
    await this.payments.settle(orderId)
    return this.status.receipt(orderId)
  }

  private async order(
    transaction: Transaction,
    cart: Cart,
    tender: Tender,
    expected: Money,
  ): Promise<OrderId> {
    if (cart.orderId !== null) throw cartOrderedAlready()
    const { quote, shown } = await this.view.price(transaction, cart)
    const { email } = cart
    // Stock is not among what is asked here: only reserving it knows.
    const obstacles = shown.obstacles.filter((obstacle) => obstacle !== 'not_enough_stock')
    if (obstacles.length > 0 || email === null) throw notReady(obstacles)
    const { total } = quote.priced
    if (expected.amount !== total.amount || expected.currency !== total.currency)
      throw priceChanged(expected, total)

    const name = cart.name ?? cart.shippingAddress?.name ?? email
    const orderId = await this.placement.create(transaction, {
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
    })
    await this.recordConsent(transaction, cart, orderId)
    await transaction
      .update(carts)
      .set({ orderId, updatedAt: new Date() })
      .where(and(eq(carts.id, cart.id), isNull(carts.orderId)))
    await this.events.append(transaction, cartOrdered, {
      subjectId: cart.id,
      payload: { cartId: cart.id, orderId },
    })
    return orderId
  }

  /** Only what was agreed to: a box that was left empty takes back nothing that was agreed to elsewhere. */
  private async recordConsent(transaction: Transaction, cart: Cart, orderId: OrderId): Promise<void> {
    const agreed = consentChannels.filter((channel) => cart.consent?.[channel])
    if (agreed.length === 0) return
    const [order] = await transaction
      .select({ customerId: orders.customerId })
      .from(orders)
      .where(eq(orders.id, orderId))
    if (!order?.customerId) return
    for (const channel of agreed) {
      const actor = customerActor(cart.name ?? '')
      const decision = { channel, state: 'subscribed', source: 'checkout', actor } as const
      await this.consents.record(transaction, order.customerId, decision)
    }
  }
}
