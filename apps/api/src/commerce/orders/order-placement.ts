import {
  type Address,
  type Journey,
  type OrderChannel,
  type OrderId,
  orderIdSchema,
  orderLineIdSchema,
} from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { Transaction } from '../../platform/database/database.js'
import { Transactions } from '../../platform/database/transactions.js'
import { EventLog } from '../../platform/events/event-log.js'
import type { Actor } from '../../platform/http/actor.js'
import { IdempotencyKeys, type IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { newPublicToken } from '../carts/cart-token.js'
import { OrderQuotes, type QuotedOrder } from '../checkout/order-quotes.js'
import type { Tender } from '../checkout/tender.js'
import { CustomerDirectory, type CustomerReference } from '../customers/customer-directory.js'
import { DiscountUses } from '../discounts/discount-uses.js'
import { Stock } from '../inventory/stock.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from '../payments/gateway/payment-gateway.js'
import { Payments } from '../payments/payments.js'
import { orderCounters, orderDiscounts, orderLines, orders } from './order.table.js'
import { orderCreated } from './order-events.js'
import { OrderHistory, timelineActor } from './order-history.js'
import { discountRows, lineRows, piecesOf, pricedFromOf, totalsOf } from './order-placement-rows.js'
import { OrderTenders } from './order-placement-tenders.js'
import { unknownTestCard } from './order-problems.js'
import type { orderRoutes } from './orders.contract.js'

export type PlaceOrder = RouteInput<typeof orderRoutes.place>['body']

/** An order that is to come into being: priced already, with who pays it and how. */
export interface NewOrder {
  readonly channel: OrderChannel
  readonly actor: Actor
  /** Null: nobody that the shop knows. */
  readonly customer: CustomerReference | null
  readonly quote: QuotedOrder
  readonly tender: Tender
  /** Whether more may be sold than there is: staff may, a customer only where the variant says so. */
  readonly allowOversell: boolean
  readonly shippingAddress?: Address | null | undefined
  readonly billingAddress?: Address | null | undefined
  readonly note?: string | null | undefined
  readonly tags?: readonly string[] | undefined
  readonly journey?: Journey | undefined
  readonly draftId?: string | undefined
}

/** Number of the first order, less one. */
const numbersStartAfter = 1000
/** How long the risk analysis has before it is asked for again, in milliseconds. */
const riskPatience = 10_000

const channelOf: Record<Actor['type'], OrderChannel> = {
  staff: 'back_office',
  api_key: 'api',
  workflow: 'api',
  customer: 'online_store',
  system: 'api',
}

/**
 * The one way in which an order comes into being, whether from the API, a draft or a checkout: all that it is in one
 * transaction, then the card is asked.
 */
@Injectable()
export class OrderPlacement {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(CustomerDirectory) private readonly customers: CustomerDirectory,
    @Inject(OrderQuotes) private readonly quotes: OrderQuotes,
    @Inject(DiscountUses) private readonly uses: DiscountUses,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    @Inject(OrderTenders) private readonly tenders: OrderTenders,
    @Inject(Payments) private readonly payments: Payments,
  ) {}

  /**
   * Places an order and answers with its id, once its payment was authorised or declined; it stays pending when
   * the gateway does not answer. The same `request` again answers with the same order.
   * @throws Problem `unknown-customer`, `unknown-variant`, `unknown-test-card`, `order-too-large` or
   * `idempotency-key-reused`; nothing has changed then.
   */
  async place(order: PlaceOrder, actor: Actor, request: IdempotentRequest | undefined): Promise<OrderId> {
    const card = this.gateway.tokenizeCard(order.payment.card.number)
    if (card === undefined) throw unknownTestCard()
    const orderId = await this.transactions.run((transaction) =>
      this.once(transaction, request, async () => {
        const { customer, lines, shippingAddress, billingAddress, note } = order
        const destination = shippingAddress ?? null
        const quote = await this.quotes.quote(transaction, { lines, destination })
        return this.create(transaction, {
          channel: channelOf[actor.type],
          actor,
          customer,
          quote,
          tender: { giftCards: [], rest: { kind: 'card', card } },
          allowOversell: true,
          shippingAddress,
          billingAddress,
          note,
        })
      }),
    )
    await this.payments.settle(orderId)
    return orderId
  }

  /** Does `create` unless the same `request` did it before, and answers with the order that came of it. */
  async once(
    transaction: Transaction,
    request: IdempotentRequest | undefined,
    create: () => Promise<OrderId>,
  ): Promise<OrderId> {
    if (request === undefined) return create()
    const claim = await this.idempotency.claim(transaction, request)
    if (!claim.first) return orderIdSchema.parse(claim.result)
    const orderId = await create()
    await this.idempotency.complete(transaction, request, orderId)
    return orderId
  }

  /**
   * Makes the order, takes its pieces and begins its payment, as part of `transaction`. Whoever calls then settles the
   * payment, outside of it.
   * @throws Problem `out-of-stock`, `unknown-customer`, and those of the tender.
   */
  async create(transaction: Transaction, order: NewOrder): Promise<OrderId> {
    const { quote, actor, channel } = order
    const { priced, shop } = quote
    const customerId =
      order.customer === null ? null : await this.customers.findOrCreate(transaction, order.customer, actor)
    const orderId = orderIdSchema.parse(uuidv7())
    const placedAt = new Date()
    const lineIds = quote.lines.map(() => orderLineIdSchema.parse(uuidv7()))

    await transaction.insert(orders).values({
      id: orderId,
      number: await nextNumber(transaction),
      placedAt,
      channel,
      customerId,
      currency: shop.currency,
      ...totalsOf(priced),
      pricedFrom: pricedFromOf(lineIds, quote),
      outstanding: priced.total.amount,
      pieces: priced.lines.reduce((sum, { quantity }) => sum + quantity, 0),
      riskDueAt: new Date(placedAt.getTime() + riskPatience),
      shippingAddress: order.shippingAddress ?? null,
      billingAddress: order.billingAddress ?? null,
      note: order.note ?? null,
      tags: [...(order.tags ?? [])],
      shippingTitle: quote.shippingTitle,
      journey: order.journey ?? [],
      draftId: order.draftId ?? null,
      statusToken: newPublicToken(),
    })
    await transaction.insert(orderLines).values(lineRows(orderId, lineIds, quote))
    const discounts = discountRows(orderId, priced)
    if (discounts.length > 0) await transaction.insert(orderDiscounts).values(discounts)
    await this.uses.take(transaction, orderId, quote, { customerId })
    await this.stock.reserve(transaction, orderId, piecesOf(quote), {
      allowOversell: order.allowOversell,
    })
    const payer = timelineActor(actor)
    const tender = await this.tenders.begin(transaction, orderId, priced.total, order.tender, payer)

    const entry = { kind: 'order_placed', actor: payer, values: { channel } } as const
    const snapshot = await this.history.add(transaction, orderId, entry)
    await this.events.append(transaction, orderCreated, { subjectId: orderId, payload: { order: snapshot } })
    await tender.follow()
    return orderId
  }
}

async function nextNumber(transaction: Transaction): Promise<number> {
  const [counter] = await transaction
    .insert(orderCounters)
    .values({ id: 'orders', last: numbersStartAfter + 1 })
    .onConflictDoUpdate({ target: orderCounters.id, set: { last: sql`${orderCounters.last} + 1` } })
    .returning({ last: orderCounters.last })
  if (counter === undefined) throw new Error('The counter of the orders gave no number.')
  return counter.last
}
