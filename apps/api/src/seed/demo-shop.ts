import { addressIdSchema, type CustomerId, customerIdSchema, registerIdSchema } from '@counterflow/core'
import type { INestApplicationContext } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { customerAddresses } from '../commerce/customers/addresses/customer-address.table.js'
import { contactColumns } from '../commerce/customers/contact-columns.js'
import { customers } from '../commerce/customers/customer.table.js'
import { recomputeAllFigures } from '../commerce/customers/figures/figure-keeping.js'
import { recordStock } from '../commerce/inventory/stock-books.js'
import { orderCounters, orderLines, orders } from '../commerce/orders/order.table.js'
import { orderTimeline } from '../commerce/orders/order-timeline.table.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from '../commerce/payments/gateway/payment-gateway.js'
import { paymentOperations, payments } from '../commerce/payments/payment.table.js'
import { riskAssessments } from '../commerce/risk/risk-assessment.table.js'
import { shops } from '../commerce/shop/shop.table.js'
import { initialShop, shopRow } from '../commerce/shop/shop-settings.js'
import { DATABASE, type Database, type Transaction } from '../platform/database/database.js'
import { Transactions } from '../platform/database/transactions.js'
import { registers } from '../pos/registers/register.table.js'
import { type DemoCatalogue, stockDemoShop } from './demo-catalogue.js'
import { inSeoul } from './demo-clock.js'
import { type DemoCustomerKey, demoCustomers } from './demo-customers.js'
import { demoOrders } from './demo-orders.js'
import { writeDemoPages } from './demo-pages.js'
import { OrderMemory } from './order-memory.js'
import { type OrderTraces, recallOrder } from './past-order.js'

const shop = {
  ...initialShop,
  name: 'Seochon Goods',
  email: 'hello@example.com',
  phone: '+82 2-555-0143',
  address: {
    line1: '27 Jahamun-ro 7-gil',
    line2: null,
    city: 'Seoul',
    region: 'Jongno-gu',
    postalCode: '03033',
  },
}
const firstNumber = 1001

/**
 * Fills an empty database with a small shop in Seoul: goods in two places, customers and the orders of sixty
 * days. They are facts of the past: no event, no job and no workflow comes of them. A shop that exists is left
 * alone.
 *
 * @returns whether this call made the shop.
 */
export async function seedDemoShop(application: INestApplicationContext, now = new Date()): Promise<boolean> {
  const existing = await application.get<Database>(DATABASE).select({ id: shops.id }).from(shops)
  if (existing.length > 0) return false
  const gateway = application.get<PaymentGateway>(PAYMENT_GATEWAY)
  return application.get(Transactions).run(async (transaction) => {
    const made = await transaction.insert(shops).values(shopRow(shop)).onConflictDoNothing().returning()
    if (made.length === 0) return false
    const catalogue = await stockDemoShop(transaction, now)
    await transaction.insert(registers).values(counterOf(catalogue, now))
    const customerIds = await welcomeCustomers(transaction, now)
    // The gateway keeps its own books: it learns of these payments even should this transaction fail, and no
    // harm is done, since nobody else knows their names.
    await recallOrders(transaction, { gateway, catalogue, customerIds, now })
    await recomputeAllFigures(transaction)
    await writeDemoPages(transaction, now)
    return true
  })
}

/** One register, at which nobody has sold yet: a device becomes it by a code from the back office. */
const counterOf = ({ shop: locationId }: DemoCatalogue, createdAt: Date) => ({
  id: registerIdSchema.parse(uuidv7()),
  name: 'Counter 1',
  code: '1',
  locationId,
  createdAt,
})

async function welcomeCustomers(
  transaction: Transaction,
  now: Date,
): Promise<Map<DemoCustomerKey, CustomerId>> {
  const ids = new Map<DemoCustomerKey, CustomerId>()
  for (const key of Object.keys(demoCustomers).filter(isCustomerKey)) {
    const { name, email, tags, metadata, daysAgo, address } = demoCustomers[key]
    const createdAt = inSeoul(now, daysAgo, '00:30')
    const id = customerIdSchema.parse(uuidv7({ msecs: createdAt.getTime() }))
    await transaction.insert(customers).values({
      id,
      ...contactColumns({ name, email, phone: null }),
      tags: [...tags],
      metadata: { ...metadata },
      createdAt,
      updatedAt: createdAt,
    })
    await transaction.insert(customerAddresses).values({
      id: addressIdSchema.parse(uuidv7({ msecs: createdAt.getTime() })),
      customerId: id,
      address: { name, ...address },
      isDefault: true,
      createdAt,
    })
    ids.set(key, id)
  }
  return ids
}

const isCustomerKey = (key: string): key is DemoCustomerKey => key in demoCustomers

async function recallOrders(
  transaction: Transaction,
  past: {
    gateway: PaymentGateway
    catalogue: DemoCatalogue
    customerIds: Map<DemoCustomerKey, CustomerId>
    now: Date
  },
): Promise<void> {
  const memory = new OrderMemory()
  for (const [index, demo] of demoOrders.entries()) {
    const placedAt = inSeoul(past.now, demo.daysAgo, demo.at)
    const number = firstNumber + index
    const traces = await recallOrder(demo, {
      ...past,
      shop,
      number,
      placedAt,
      ...memory.of(demo.customer, placedAt),
    })
    await insertOrder(transaction, traces, past.catalogue)
    memory.add(demo.customer, placedAt, traces)
  }
  await transaction.insert(orderCounters).values({ id: 'orders', last: firstNumber + demoOrders.length - 1 })
}

async function insertOrder(
  transaction: Transaction,
  { order, lines, payment, operations, timeline, risk }: OrderTraces,
  { warehouse }: DemoCatalogue,
): Promise<void> {
  await transaction.insert(orders).values(order)
  await transaction.insert(orderLines).values(lines)
  await transaction.insert(payments).values(payment)
  await transaction.insert(paymentOperations).values(operations)
  await transaction.insert(orderTimeline).values(timeline)
  await transaction
    .insert(riskAssessments)
    .values({ orderId: order.id, ...risk, analyzedAt: new Date(risk.analyzedAt) })

  const reserved = lines.flatMap(({ variantId, quantity }) =>
    variantId == null ? [] : [{ variantId, locationId: warehouse, onHand: 0, reserved: quantity }],
  )
  const cause = { orderId: order.id, at: order.placedAt }
  await recordStock(transaction, reserved, { reason: 'reserved', ...cause })
  if (payment.status !== 'declined' && payment.status !== 'voided') return
  const released = reserved.map((change) => ({ ...change, reserved: -change.reserved }))
  await recordStock(transaction, released, { reason: 'released', ...cause })
}
