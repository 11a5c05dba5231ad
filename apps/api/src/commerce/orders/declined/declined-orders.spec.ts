import type { OrderId } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  dripperSku,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../../test/commerce-application.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { recordStock } from '../../inventory/stock-books.js'
import { Payments } from '../../payments/payments.js'
import { variants } from '../../products/product.table.js'
import { orders } from '../order.table.js'
import { OrderDetail } from '../order-detail.js'
import { DeclinedOrders } from './declined-orders.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  const [locationId] = await stockShelves(shop.database)
  const [variant] = await shop.database.select().from(variants).where(eq(variants.sku, dripperSku))
  if (locationId === undefined || variant === undefined) throw new Error('The shelves are empty.')
  const change = { variantId: variant.id, locationId, onHand: 3, reserved: 0 }
  await shop.context
    .get(Transactions)
    .run((transaction) => recordStock(transaction, [change], { reason: 'received' }))
})
afterAll(() => shop?.close())

const order = (quantity: number, card = cards.declined) =>
  placeOrder(shop, { lines: [{ variant: { sku: dripperSku }, quantity }], card })
const markPaid = (orderId: OrderId, allowOversell = false) =>
  shop.context.get(Payments).markPaid(orderId, { actor: staffActor, allowOversell })
const show = (orderId: OrderId) => shop.context.get(OrderDetail).read(orderId, 'en')
const service = () => shop.context.get(DeclinedOrders)
async function reservedFor(orderId: OrderId): Promise<unknown> {
  const { rows } = await shop.database.execute(
    sql`select coalesce(sum(reserved), 0)::int as pieces from stock_movements where order_id = ${orderId}`,
  )
  return rows[0]?.pieces
}
const wait = (orderId: OrderId, minutes: number) =>
  shop.database
    .update(orders)
    .set({ placedAt: new Date(Date.now() - minutes * 60_000) })
    .where(eq(orders.id, orderId))

describe('an order whose card was declined', () => {
  it('holds no stock, and is given it again when it is paid in another way', async () => {
    const orderId = await order(2)
    expect(await reservedFor(orderId)).toBe(0)
    await markPaid(orderId)
    expect(await reservedFor(orderId)).toBe(2)
    expect((await show(orderId)).snapshot.paymentStatus).toBe('captured')
  })

  it('says what is short when its goods are gone, and takes no money then, unless somebody sells anyway', async () => {
    const orderId = await order(3)
    await expect(markPaid(orderId)).rejects.toMatchObject({
      type: 'out-of-stock',
      extra: { shortages: [{ sku: dripperSku, wanted: 3, available: 1 }] },
    })
    expect((await show(orderId)).snapshot.paymentStatus).toBe('declined')
    await markPaid(orderId, true)
    expect(await reservedFor(orderId)).toBe(3)
  })

  it('is cancelled by itself after the time that the shop has set, and no other', async () => {
    const declined = await order(1)
    const accepted = await order(1, cards.succeeds)
    await Promise.all([wait(declined, 50), wait(accepted, 500)])
    const cancelledAt = async (orderId: OrderId) => (await show(orderId)).snapshot.cancelledAt
    await service().sweep()
    expect(await cancelledAt(declined)).toBeNull()
    await service().setCancelAfter(null)
    await wait(declined, 500)
    await service().sweep()
    expect(await cancelledAt(declined)).toBeNull()

    await service().setCancelAfter(60)
    await Promise.all([service().sweep(), service().sweep()])
    const { snapshot, timeline } = await show(declined)
    expect(snapshot).toMatchObject({ cancelReason: 'declined', cancelledAt: expect.any(String) })
    expect(timeline.filter(({ kind }) => kind === 'order_cancelled')).toHaveLength(1)
    expect(await cancelledAt(accepted)).toBeNull()
  })

  it('stays as it is when its time was over more than a week ago: that is history', async () => {
    const orderId = await order(1)
    await wait(orderId, 60 + 7 * 24 * 60 + 5)
    await service().sweep()
    expect((await show(orderId)).snapshot.cancelledAt).toBeNull()
    await wait(orderId, 7 * 24 * 60)
    await service().sweep()
    expect((await show(orderId)).snapshot.cancelledAt).not.toBeNull()
  })
})
