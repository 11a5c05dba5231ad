import {
  type Address,
  assessRisk,
  type CardSignals,
  type CustomerId,
  type MinorUnits,
  minorUnits,
  money,
  type OrderId,
  orderIdSchema,
  orderLineIdSchema,
  type PricedOrder,
  paymentIdSchema,
  priceOrder,
  type RiskAssessment,
} from '@counterflow/core'
import { v7 as uuidv7 } from 'uuid'
import type { orderLines, orders } from '../commerce/orders/order.table.js'
import { type TimelineActor, timelineActor } from '../commerce/orders/order-history.js'
import type { PaymentGateway } from '../commerce/payments/gateway/payment-gateway.js'
import { testCards } from '../commerce/payments/gateway/test-gateway/test-cards.js'
import { type ShopConfiguration, taxRuleFor } from '../commerce/shop/shop-settings.js'
import { systemActor } from '../platform/http/actor.js'
import type { DemoCatalogue, StockedVariant } from './demo-catalogue.js'
import { type DemoCustomerKey, demoCustomers } from './demo-customers.js'
import type { DemoOrder } from './demo-orders.js'
import { type PaymentTraces, playPayment } from './past-payment.js'

/** What was known at the time when the order came in. */
export interface Circumstances {
  readonly gateway: PaymentGateway
  readonly shop: ShopConfiguration
  readonly catalogue: DemoCatalogue
  readonly customerIds: ReadonlyMap<DemoCustomerKey, CustomerId>
  readonly number: number
  readonly placedAt: Date
  /** The customer's earlier orders that were paid. */
  readonly earlierOrders: number
  readonly recentOrders: number
  readonly usualTotal: MinorUnits | null
}

/** The rows that an order leaves behind. */
export interface OrderTraces extends PaymentTraces {
  readonly order: typeof orders.$inferInsert & { id: OrderId }
  readonly lines: (typeof orderLines.$inferInsert)[]
  readonly risk: RiskAssessment
}

interface OrderedLine {
  readonly variant: StockedVariant
  readonly quantity: number
}

const riskTakes = 9_000

/** Works out what `demo` would have left behind, by the same rules by which orders are placed today. */
export async function recallOrder(demo: DemoOrder, given: Circumstances): Promise<OrderTraces> {
  const { shop, placedAt } = given
  const orderId = orderIdSchema.parse(uuidv7({ msecs: placedAt.getTime() }))
  const ordered = orderedLines(demo, given.catalogue)
  const priced = priceOrder({
    currency: shop.currency,
    lines: ordered.map(({ variant, quantity }, index) => ({
      key: `${index}`,
      variantId: variant.id,
      productId: null,
      unitPrice: variant.price,
      quantity,
      taxable: true,
    })),
    shipping: { amount: shop.shippingFee, taxable: true },
    tax: taxRuleFor(shop, null, placedAt).rule,
  })
  const customerId = given.customerIds.get(demo.customer)
  if (customerId === undefined) throw new Error(`The demo shop does not know ${demo.customer}.`)
  const actor = actorOf(demo, customerId)
  const traces = await recallPayment(demo, given, { orderId, priced, actor })
  const risk = assess(demo, given, { ordered, priced, card: traces.card })
  const order = orderRow(demo, given, { orderId, customerId, priced, ordered, risk })
  return {
    ...traces,
    order: { ...order, ...standingOf(order.total, traces.payment) },
    lines: ordered.flatMap((line, position) => lineRow(orderId, line, position, priced)),
    risk,
    timeline: [
      entry(orderId, placedAt, 'order_placed', actor, { channel: order.channel }),
      ...traces.timeline,
      entry(orderId, new Date(risk.analyzedAt), 'risk_analyzed', timelineActor(systemActor), {
        level: risk.level,
        score: risk.score,
      }),
    ],
  }
}

/** What an order says of its money once its payment has ended so; all of them are paid by card. */
function standingOf(total: MinorUnits, { status, refunded }: PaymentTraces['payment']) {
  const unpaid = status === 'declined' || status === 'voided' || status === 'pending'
  return { paymentStatus: status, credited: refunded, outstanding: unpaid ? total : minorUnits(0) }
}

function actorOf({ channel, customer }: DemoOrder, customerId: CustomerId): TimelineActor {
  if (channel === 'back_office') return timelineActor(systemActor)
  return { type: 'customer', id: customerId, name: demoCustomers[customer].name }
}

function orderedLines({ lines }: DemoOrder, { bySku }: DemoCatalogue): OrderedLine[] {
  return Object.entries(lines).map(([sku, quantity]) => {
    const variant = bySku.get(sku)
    if (variant === undefined) throw new Error(`The demo shop does not sell ${sku}.`)
    return { variant, quantity }
  })
}

function addressOf(key: DemoCustomerKey): Address {
  const { name, address } = demoCustomers[key]
  return { name, ...address }
}

function recallPayment(
  { card = 'succeeds', ending }: DemoOrder,
  { gateway, placedAt, shop }: Circumstances,
  { orderId, priced, actor }: { orderId: OrderId; priced: PricedOrder; actor: TimelineActor },
): Promise<PaymentTraces> {
  const cardNumber = testCards.find(({ key }) => key === card)?.number ?? ''
  return playPayment(gateway, {
    orderId,
    paymentId: paymentIdSchema.parse(uuidv7({ msecs: placedAt.getTime() })),
    total: priced.total,
    part: priced.lines[0]?.unitPrice ?? money(0, shop.currency),
    ending,
    cardNumber,
    placedAt,
    payer: actor,
    clerk: timelineActor(systemActor),
  })
}

function assess(
  demo: DemoOrder,
  given: Circumstances,
  known: { ordered: readonly OrderedLine[]; priced: PricedOrder; card: CardSignals | null },
): RiskAssessment {
  const analyzedAt = new Date(given.placedAt.getTime() + riskTakes).toISOString()
  return assessRisk(
    {
      card: known.card,
      shippingAddress: addressOf(demo.shipTo ?? demo.customer),
      billingAddress: addressOf(demo.customer),
      email: demoCustomers[demo.customer].email,
      earlierOrders: given.earlierOrders,
      total: known.priced.total.amount,
      usualTotal: given.usualTotal,
      recentOrders: { orders: given.recentOrders, hours: 1 },
      pieces: piecesOf(known.ordered),
    },
    analyzedAt,
  )
}

const piecesOf = (ordered: readonly OrderedLine[]) => ordered.reduce((sum, { quantity }) => sum + quantity, 0)

function orderRow(
  demo: DemoOrder,
  { number, placedAt, shop }: Circumstances,
  known: {
    orderId: OrderId
    customerId: CustomerId
    priced: PricedOrder
    ordered: readonly OrderedLine[]
    risk: RiskAssessment
  },
): OrderTraces['order'] {
  const { priced } = known
  return {
    id: known.orderId,
    number,
    placedAt,
    channel: demo.channel ?? 'online_store',
    customerId: known.customerId,
    currency: shop.currency,
    subtotal: priced.subtotal.amount,
    shipping: priced.shipping.amount,
    tax: priced.tax.amount,
    total: priced.total.amount,
    pieces: piecesOf(known.ordered),
    tags: [...(demo.tags ?? [])],
    riskLevel: known.risk.level,
    shippingAddress: addressOf(demo.shipTo ?? demo.customer),
    billingAddress: addressOf(demo.customer),
    note: demo.note ?? null,
  }
}

function lineRow(
  orderId: OrderId,
  { variant, quantity }: OrderedLine,
  position: number,
  { lines }: PricedOrder,
): OrderTraces['lines'] {
  const priced = lines[position]
  if (priced === undefined) return []
  const [total, tax] = [priced.total.amount, priced.tax.amount]
  const id = orderLineIdSchema.parse(uuidv7())
  const { id: variantId, sku, title, price: unitPrice } = variant
  return [{ id, orderId, position, variantId, sku, title, quantity, unitPrice, total, tax }]
}

function entry(
  orderId: OrderId,
  at: Date,
  kind: OrderTraces['timeline'][number]['kind'],
  actor: TimelineActor,
  values: OrderTraces['timeline'][number]['values'],
): OrderTraces['timeline'][number] {
  return { id: uuidv7(), orderId, at, kind, actor, values }
}
