import { minorUnits, money, type OrderId } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  eventTypes,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import { discounts } from '../discounts/discount.table.js'
import { DiscountChanges } from '../discounts/discount-changes.js'
import { DiscountUses } from '../discounts/discount-uses.js'
import { holdOrderStock } from '../inventory/order-stock.js'
import { ManualPayments } from '../payments/manual/manual-payments.js'
import { paymentOperations, payments } from '../payments/payment.table.js'
import { PaymentOperations } from '../payments/payment-operations.js'
import { Payments } from '../payments/payments.js'
import { OrderReservations } from './declined/order-reservations.js'
import { type CancelRequest, OrderCancellation } from './order-cancellation.js'
import { OrderDetail } from './order-detail.js'
import { OrderFulfilment } from './order-fulfilment.js'
import { timelineActor } from './order-history.js'
import { lockOrder } from './order-version.js'

let shop: CommerceApplication
let secondProcess: CommerceApplication

beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
  secondProcess = await startCommerce(shop.databaseUrl)
})
afterAll(async () => {
  await secondProcess?.close()
  await shop?.close()
})

let keys = 0
function cancel(orderId: OrderId, changes: Partial<CancelRequest> = {}, application = shop) {
  keys += 1
  return application.context.get(OrderCancellation).cancel(orderId, {
    reason: 'fraud',
    payment: 'give_back',
    restock: true,
    idempotencyKey: `cancel-${keys}`,
    actor: staffActor,
    ...changes,
  })
}
const capture = (orderId: OrderId) =>
  shop.context.get(Payments).capture(orderId, { idempotencyKey: `capture-${orderId}`, actor: staffActor })
const show = (orderId: OrderId) => shop.context.get(OrderDetail).read(orderId, 'en')
const fulfilment = () => shop.context.get(OrderFulfilment)

async function isHeldUp(): Promise<boolean> {
  const { rows } = await shop.database.execute(
    sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
  )
  return rows.length > 0
}

async function piecesGone(orderId: OrderId): Promise<unknown> {
  const { rows } = await shop.database.execute(
    sql`select sum(reserved - quantity)::int as pieces from stock_movements where order_id = ${orderId}`,
  )
  return rows[0]?.pieces
}

describe('cancelling an order', () => {
  it('releases what is held, puts the goods back, and says so', async () => {
    const orderId = await placeOrder(shop, { lines: [{ variant: { sku: 'DRIP-01' }, quantity: 3 }] })
    expect(await piecesGone(orderId)).toBe(3)
    await cancel(orderId)
    const { snapshot, payment, timeline } = await show(orderId)
    expect(snapshot).toMatchObject({ cancelReason: 'fraud', cancelledAt: expect.any(String) })
    expect(payment).toMatchObject({ status: 'voided' })
    expect(await piecesGone(orderId)).toBe(0)
    expect(timeline.find(({ kind }) => kind === 'order_cancelled')).toMatchObject({
      actor: { type: 'staff' },
      values: { reason: 'fraud', pieces: 3 },
    })
    expect((await eventTypes(shop, orderId)).slice(-2)).toEqual(['order.cancelled', 'order.payment_voided'])
  })

  it('refunds what was taken, with the reason', async () => {
    const orderId = await placeOrder(shop)
    await capture(orderId)
    await cancel(orderId, { reason: 'customer' })
    expect((await show(orderId)).payment).toMatchObject({
      status: 'refunded',
      refunded: money(35_000, 'KRW'),
    })
    const [refund] = await shop.database
      .select({ refund: paymentOperations.refund })
      .from(paymentOperations)
      .innerJoin(payments, eq(payments.id, paymentOperations.paymentId))
      .where(sql`${payments.orderId} = ${orderId} and ${paymentOperations.kind} = 'refund'`)
    expect(refund?.refund).toMatchObject({ reason: 'requested_by_customer' })
  })

  it('leaves payment and goods alone where that is wanted, and lets them be dealt with later', async () => {
    const orderId = await placeOrder(shop)
    await cancel(orderId, { payment: 'keep', restock: false })
    expect((await show(orderId)).payment).toMatchObject({ status: 'authorized' })
    expect(await piecesGone(orderId)).toBe(1)

    await expect(capture(orderId)).rejects.toMatchObject({ type: 'order-state', status: 409 })
    await shop.context.get(Payments).void(orderId, { idempotencyKey: `void-${orderId}`, actor: staffActor })
    expect(await piecesGone(orderId)).toBe(1)
    expect(await fulfilment().restock(orderId, staffActor)).toBe(1)
    expect(await fulfilment().restock(orderId, staffActor)).toBe(1)
    expect(await piecesGone(orderId)).toBe(0)
    expect((await eventTypes(shop, orderId)).filter((type) => type === 'order.restocked')).toHaveLength(1)
  })

  it('is not possible once the goods have left, and not twice', async () => {
    const sent = await placeOrder(shop)
    await fulfilment().fulfil(sent, staffActor)
    await expect(cancel(sent)).rejects.toMatchObject({ type: 'order-state', status: 409 })
    await expect(fulfilment().fulfil(sent, staffActor)).rejects.toMatchObject({ type: 'order-state' })
    expect((await show(sent)).payment).toMatchObject({ status: 'authorized' })

    const cancelled = await placeOrder(shop)
    await cancel(cancelled)
    await expect(cancel(cancelled)).rejects.toMatchObject({ type: 'order-state' })
    await expect(fulfilment().fulfil(cancelled, staffActor)).rejects.toMatchObject({ type: 'order-state' })
  })

  it('puts no goods back that a customer still waits for', async () => {
    const orderId = await placeOrder(shop)
    await expect(fulfilment().restock(orderId, staffActor)).rejects.toMatchObject({ type: 'order-state' })
    expect(await piecesGone(orderId)).toBe(1)
  })

  it('of a declined payment asks nothing of the gateway', async () => {
    const orderId = await placeOrder(shop, { card: cards.declined })
    await cancel(orderId, { reason: 'declined' })
    expect((await show(orderId)).payment).toMatchObject({ status: 'declined' })
    expect(await piecesGone(orderId)).toBe(0)
  })
})

describe('cancelling at the same moment', () => {
  it('with one key is done once, and answered to all', async () => {
    const orderId = await placeOrder(shop)
    await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        cancel(orderId, { idempotencyKey: 'all-at-once' }, index % 2 ? shop : secondProcess),
      ),
    )
    const types = await eventTypes(shop, orderId)
    expect(types.filter((type) => type === 'order.cancelled')).toHaveLength(1)
    expect(types.filter((type) => type === 'order.payment_voided')).toHaveLength(1)
  })

  it('as a capture ends in one of two whole states', async () => {
    for (let round = 0; round < 6; round += 1) {
      const orderId = await placeOrder(shop)
      await Promise.allSettled([capture(orderId), cancel(orderId, {}, secondProcess)])
      const { snapshot, payment } = await show(orderId)
      expect(snapshot.cancelledAt).not.toBeNull()
      expect(['voided', 'refunded']).toContain(payment?.status)
      expect(await piecesGone(orderId)).toBe(0)
    }
  })

  it('as an order is placed, it waits for the goods before it holds a code: neither ever waits for both', async () => {
    const orderId = await placeOrder(shop)
    const value = { kind: 'percent', basisPoints: 1_000 } as const
    const discountId = await shop.context.get(DiscountChanges).create({ value }, undefined)
    const quote = { codes: [{ discountId, code: '', amount: minorUnits(1) }] }
    await shop.context
      .get(Transactions)
      .run((transaction) =>
        shop.context.get(DiscountUses).take(transaction, orderId, quote, { customerId: null }),
      )
    const cancelling = await shop.database.transaction(async (placing) => {
      await placing.execute(sql`select 1 from stock_levels for no key update`)
      const underWay = cancel(orderId)
      await expect.poll(isHeldUp).toBe(true)
      await placing.execute(sql`select 1 from discounts where id = ${discountId} for update nowait`)
      return { underWay }
    })
    await cancelling.underWay
    const [discount] = await shop.database.select().from(discounts).where(eq(discounts.id, discountId))
    expect(discount?.uses).toBe(0)
  })

  it('ends what a crash left open on the payment first', async () => {
    const orderId = await placeOrder(shop)
    await shop.context.get(Transactions).run((transaction) =>
      shop.context.get(PaymentOperations).begin(transaction, {
        orderId,
        kind: 'capture',
        requestKey: `crashed-${orderId}`,
        actor: timelineActor(staffActor),
      }),
    )
    await cancel(orderId)
    expect((await show(orderId)).payment).toMatchObject({ status: 'refunded' })
  })
})

describe('goods that go back at the same moment', () => {
  it('as somebody pays for them stay with the order', async () => {
    const orderId = await placeOrder(shop)
    await shop.context.get(Payments).void(orderId, { idempotencyKey: `void-${orderId}`, actor: staffActor })
    const paid = await shop.context.get(Transactions).run(async (transaction) => {
      await lockOrder(transaction, orderId, undefined)
      await holdOrderStock(transaction, orderId)
      const restocked = fulfilment()
        .restock(orderId, staffActor)
        .catch((error: unknown) => error)
      await expect.poll(isHeldUp).toBe(true)
      await shop.context.get(OrderReservations).complete(transaction, orderId, true)
      await shop.context.get(ManualPayments).confirm(transaction, orderId, 'cash', timelineActor(staffActor))
      return { restocked }
    })
    expect(await paid.restocked).toMatchObject({ type: 'order-state', status: 409 })
    expect(await piecesGone(orderId)).toBe(1)
  })
})
