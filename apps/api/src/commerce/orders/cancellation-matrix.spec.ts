import { money, type OrderId, orderLineIdSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  type CommerceApplication,
  dripperSku,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Payments } from '../payments/payments.js'
import { Fulfilments } from './fulfilments/fulfilments.js'
import { OrderCancellation } from './order-cancellation.js'
import { OrderDetail } from './order-detail.js'
import { OrderRefunds } from './refunds/order-refunds.js'

const pieces = 3
const earlier = 1_000

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const show = (orderId: OrderId) => shop.context.get(OrderDetail).read(orderId, 'en')
const keyed = (deed: string, orderId: OrderId) => ({
  idempotencyKey: `${deed} ${orderId}`,
  actor: staffActor,
})

/** An order of three pieces, whose money and goods have come so far. */
async function orderWith(paid: Paid, sent: number): Promise<OrderId> {
  const orderId = await placeOrder(shop, { lines: [{ variant: { sku: dripperSku }, quantity: pieces }] })
  if (paid !== 'authorized') await shop.context.get(Payments).capture(orderId, keyed('capture', orderId))
  if (paid === 'partially_refunded') {
    const wish = { amount: money(earlier, 'KRW'), restock: false, reason: 'unspecified' as const }
    await shop.context.get(OrderRefunds).refund(orderId, { ...wish, ...keyed('refund', orderId) })
  }
  if (sent > 0) {
    const lineId = orderLineIdSchema.parse((await show(orderId)).snapshot.lines[0]?.id)
    const lines = [{ lineId, quantity: sent }]
    await shop.context.get(Fulfilments).create(orderId, { actor: staffActor, lines })
  }
  return orderId
}

/** What the movements of an order come to: pieces that lie there less or more, and pieces that are promised. */
async function ledgerOf(orderId: OrderId): Promise<{ onHand: number; reserved: number }> {
  const { rows } = await shop.database.execute(sql`
    select coalesce(sum(quantity), 0)::int as "onHand", coalesce(sum(reserved), 0)::int as reserved
      from stock_movements where order_id = ${orderId}`)
  const [row] = z.array(z.object({ onHand: z.number(), reserved: z.number() })).parse(rows)
  return row ?? { onHand: 0, reserved: 0 }
}

/** Levels that are not the sum of their movements. */
async function wrongLevels(): Promise<unknown[]> {
  const { rows } = await shop.database.execute(sql`
    select l.* from stock_levels l join (
      select variant_id, location_id, sum(quantity) as quantity, sum(reserved) as reserved
        from stock_movements group by 1, 2) m using (variant_id, location_id)
     where l.quantity <> m.quantity or l.reserved <> m.reserved`)
  return rows
}

const paids = ['authorized', 'captured', 'partially_refunded'] as const
type Paid = (typeof paids)[number]
const wishes = (['give_back', 'keep'] as const).flatMap((payment) =>
  [true, false].map((restock) => ({ payment, restock })),
)

describe.each(paids)('an order whose payment is %s', (paid) => {
  it.each(wishes)('is cancelled with %j, and its goods and money are where they were to go', async (wish) => {
    const orderId = await orderWith(paid, 0)
    const { snapshot } = await show(orderId)
    await shop.context
      .get(OrderCancellation)
      .cancel(orderId, { reason: 'other', ...wish, ...keyed('cancel', orderId) })
    const after = await show(orderId)
    const given = wish.payment === 'give_back'
    const back = paid === 'partially_refunded' ? earlier : 0
    const ending = paid === 'authorized' ? 'voided' : 'refunded'
    expect(after.payment?.status).toBe(given ? ending : paid)
    const whole = given && paid !== 'authorized'
    expect(after.payment?.refunded.amount).toBe(whole ? snapshot.total.amount : back)
    expect(after.snapshot.cancelledAt).not.toBeNull()
    expect(await ledgerOf(orderId)).toEqual({ onHand: 0, reserved: wish.restock ? 0 : pieces })
    expect(await wrongLevels()).toEqual([])
  })

  it.each(wishes)('is not cancelled with %j once a part has left, and nothing moves', async (wish) => {
    const orderId = await orderWith(paid, 1)
    const [before, stock] = [await show(orderId), await ledgerOf(orderId)]
    const cancelling = shop.context
      .get(OrderCancellation)
      .cancel(orderId, { reason: 'other', ...wish, ...keyed('cancel', orderId) })
    await expect(cancelling).rejects.toMatchObject({ type: 'order-state', status: 409 })
    expect((await show(orderId)).payment).toEqual(before.payment)
    expect(stock).toEqual({ onHand: -1, reserved: pieces - 1 })
    expect(await ledgerOf(orderId)).toEqual(stock)
    expect(await wrongLevels()).toEqual([])
  })
})
