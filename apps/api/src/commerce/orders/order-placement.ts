import {
  MoneyRangeError,
  minorUnits,
  type OrderChannel,
  type OrderId,
  orderIdSchema,
  orderLineIdSchema,
  type PricedOrder,
  paymentIdSchema,
  priceOrder,
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
import { CustomerDirectory } from '../customers/customer-directory.js'
import { Stock } from '../inventory/stock.js'
import { type CardToken, PAYMENT_GATEWAY, type PaymentGateway } from '../payments/gateway/payment-gateway.js'
import { payments } from '../payments/payment.table.js'
import { PaymentOperations } from '../payments/payment-operations.js'
import { Payments } from '../payments/payments.js'
import { type OrderedVariant, VariantLookup } from '../products/variant-lookup.js'
import { type ShopConfiguration, ShopSettings } from '../shop/shop-settings.js'
import { orderCounters, orderLines, orders } from './order.table.js'
import { orderCreated } from './order-events.js'
import { OrderHistory, timelineActor } from './order-history.js'
import { orderTooLarge, unknownTestCard } from './order-problems.js'
import type { orderRoutes } from './orders.contract.js'

export type PlaceOrder = RouteInput<typeof orderRoutes.place>['body']

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

interface Placement {
  readonly order: PlaceOrder
  readonly card: CardToken
  readonly actor: Actor
}

/** Places orders: all that an order is comes into being in one transaction, then the card is asked. */
@Injectable()
export class OrderPlacement {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(CustomerDirectory) private readonly customers: CustomerDirectory,
    @Inject(VariantLookup) private readonly variants: VariantLookup,
    @Inject(ShopSettings) private readonly shop: ShopSettings,
    @Inject(Stock) private readonly stock: Stock,
    @Inject(OrderHistory) private readonly history: OrderHistory,
    @Inject(PAYMENT_GATEWAY) private readonly gateway: PaymentGateway,
    @Inject(PaymentOperations) private readonly operations: PaymentOperations,
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
      this.once(transaction, request, () => this.create(transaction, { order, card, actor })),
    )
    await this.payments.settle(orderId)
    return orderId
  }

  private async once(
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

  private async create(transaction: Transaction, { order, card, actor }: Placement): Promise<OrderId> {
    const shop = await this.shop.read(transaction)
    const variants = await this.variants.resolve(
      transaction,
      order.lines.map(({ variant }) => variant),
    )
    const priced = price(order, variants, shop)
    const customerId = await this.customers.findOrCreate(transaction, order.customer)
    const orderId = orderIdSchema.parse(uuidv7())
    const placedAt = new Date()

    await transaction.insert(orders).values({
      id: orderId,
      number: await nextNumber(transaction),
      placedAt,
      channel: channelOf[actor.type],
      customerId,
      currency: shop.currency,
      ...totalsOf(priced),
      pieces: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
      riskDueAt: new Date(placedAt.getTime() + riskPatience),
      shippingAddress: order.shippingAddress ?? null,
      billingAddress: order.billingAddress ?? null,
      note: order.note ?? null,
    })
    await transaction.insert(orderLines).values(
      variants.flatMap(({ id: variantId, sku, title }, position) => {
        const line = priced.lines[position]
        if (line === undefined) return []
        const id = orderLineIdSchema.parse(uuidv7())
        const amounts = { unitPrice: line.unitPrice.amount, total: line.total.amount }
        return [{ id, orderId, position, variantId, sku, title, quantity: line.quantity, ...amounts }]
      }),
    )
    await this.stock.reserve(transaction, orderId, priced.lines, { allowOversell: true })
    await this.beginPayment(transaction, orderId, priced, { card, actor })

    const entry = {
      kind: 'order_placed',
      actor: timelineActor(actor),
      values: { channel: channelOf[actor.type] },
    } as const
    const snapshot = await this.history.add(transaction, orderId, entry)
    await this.events.append(transaction, orderCreated, { subjectId: orderId, payload: { order: snapshot } })
    return orderId
  }

  private async beginPayment(
    transaction: Transaction,
    orderId: OrderId,
    { total }: PricedOrder,
    { card, actor }: Pick<Placement, 'card' | 'actor'>,
  ): Promise<void> {
    const paymentId = paymentIdSchema.parse(uuidv7())
    await transaction.insert(payments).values({
      id: paymentId,
      orderId,
      gateway: this.gateway.name,
      status: 'pending',
      currency: total.currency,
      amount: total.amount,
      captured: minorUnits(0),
      refunded: minorUnits(0),
      cardToken: card.token,
      cardBrand: card.brand,
      cardLast4: card.last4,
    })
    await this.operations.begin(transaction, {
      orderId,
      kind: 'authorize',
      requestKey: `authorization/${paymentId}`,
      actor: timelineActor(actor),
    })
  }
}

function price(order: PlaceOrder, variants: readonly OrderedVariant[], shop: ShopConfiguration): PricedOrder {
  const lines = variants.flatMap(({ id: variantId, price: unitPrice }, index) => {
    const line = order.lines[index]
    return line === undefined ? [] : [{ variantId, unitPrice, quantity: line.quantity }]
  })
  try {
    return priceOrder({ currency: shop.currency, lines, shipping: shop.shippingFee, tax: shop.tax })
  } catch (error) {
    if (error instanceof MoneyRangeError) throw orderTooLarge()
    throw error
  }
}

function totalsOf({ subtotal, shipping, tax, total }: PricedOrder) {
  return { subtotal: subtotal.amount, shipping: shipping.amount, tax: tax.amount, total: total.amount }
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
