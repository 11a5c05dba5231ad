import { type LocationId, money, type OrderId, orderLineIdSchema } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  dripperSku,
  eventTypes,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import { recordStock } from '../inventory/stock-books.js'
import { Payments } from '../payments/payments.js'
import { variants } from '../products/product.table.js'
import type { OrderDeed } from './bulk/order-bulk.contract.js'
import { OrderDeedExecution } from './bulk/order-deed-execution.js'
import { Fulfilments, type FulfilRequest } from './fulfilments/fulfilments.js'
import { OrderPlaces } from './fulfilments/order-places.js'
import type { OrderLetter } from './letters/order-letter.js'
import { OrderLetters } from './letters/order-letters.js'
import { OrderCancellation } from './order-cancellation.js'
import { OrderDetail } from './order-detail.js'
import { OrderRefunds, type RefundOrder } from './refunds/order-refunds.js'

let shop: CommerceApplication
let first: LocationId
let second: LocationId
const carried: (OrderLetter & { to: string })[] = []

beforeAll(async () => {
  shop = await startCommerce()
  const [shelf, warehouse] = await stockShelves(shop.database)
  if (shelf === undefined || warehouse === undefined) throw new Error('The shop has no two locations.')
  first = shelf
  second = warehouse
  shop.context.get(OrderLetters).use({
    carry: async (_, letters) =>
      void carried.push(...letters.map(({ reader, ...letter }) => ({ ...letter, to: reader.email }))),
  })
})
afterAll(() => shop?.close())

/** Sees to it that so many drippers are free at the two locations. */
async function free(...wanted: readonly [number, number]): Promise<void> {
  const [variant] = await shop.database.select().from(variants).where(eq(variants.sku, dripperSku))
  if (variant === undefined) throw new Error('There is no dripper.')
  await shop.context.get(Transactions).run(async (transaction) => {
    for (const [index, locationId] of [first, second].entries()) {
      const { rows } = await transaction.execute(
        sql`select coalesce(sum(quantity - reserved), 0)::int as pieces from stock_levels
             where variant_id = ${variant.id} and location_id = ${locationId}`,
      )
      const onHand = (wanted[index] ?? 0) - Number(rows[0]?.pieces)
      const change = { variantId: variant.id, locationId, onHand, reserved: 0 }
      await recordStock(transaction, [change], { reason: 'corrected' })
    }
  })
}

const order = (quantity: number) => placeOrder(shop, { lines: [{ variant: { sku: dripperSku }, quantity }] })
const show = (orderId: OrderId) => shop.context.get(OrderDetail).read(orderId, 'en')
const fulfil = (orderId: OrderId, wish: Partial<FulfilRequest> = {}) =>
  shop.context.get(Fulfilments).create(orderId, { actor: staffActor, ...wish })
const capture = (orderId: OrderId) =>
  shop.context.get(Payments).capture(orderId, { idempotencyKey: `capture-${orderId}`, actor: staffActor })
let keys = 0
const refund = (orderId: OrderId, wish: Partial<RefundOrder> = {}) => {
  keys += 1
  return shop.context.get(OrderRefunds).refund(orderId, {
    restock: true,
    reason: 'unspecified',
    idempotencyKey: `refund-${keys}`,
    actor: staffActor,
    ...wish,
  })
}
async function lineOf(orderId: OrderId) {
  const [line] = (await show(orderId)).snapshot.lines
  if (line === undefined) throw new Error('The order has no line.')
  return orderLineIdSchema.parse(line.id)
}

/** What an order holds and has taken: at the first location, then at the second. */
async function booksOf(orderId: OrderId): Promise<unknown[]> {
  const { rows } = await shop.database.execute(
    sql`select location_id, sum(reserved)::int as reserved, -sum(quantity)::int as gone
          from stock_movements where order_id = ${orderId} group by location_id`,
  )
  return [first, second].map((location) => {
    const row = rows.find(({ location_id }) => location_id === location)
    return row === undefined ? [0, 0] : [row.reserved, row.gone]
  })
}

describe('goods of an order', () => {
  it('leave from where they were promised, with a fulfilment for each location', async () => {
    await free(2, 1)
    const orderId = await order(3)
    const { parts } = await shop.context.get(OrderPlaces).of(orderId)
    expect(parts.map(({ locationId, lines }) => [locationId, lines[0]?.quantity])).toEqual([
      [first, 2],
      [second, 1],
    ])
    await fulfil(orderId)
    expect((await show(orderId)).fulfilments).toMatchObject([
      { location: { id: first }, lines: [{ quantity: 2 }] },
      { location: { id: second }, lines: [{ quantity: 1 }] },
    ])
    expect(await booksOf(orderId)).toEqual([
      [0, 2],
      [0, 1],
    ])
    expect((await eventTypes(shop, orderId)).slice(-2)).toEqual([
      'order.partially_fulfilled',
      'order.fulfilled',
    ])
  })

  it('leave from the location that was named, and what was promised elsewhere is given up there', async () => {
    await free(2, 5)
    const orderId = await order(2)
    const fulfilmentId = await fulfil(orderId, { locationId: second })
    expect(await booksOf(orderId)).toEqual([
      [0, 0],
      [0, 2],
    ])
    await shop.context.get(Fulfilments).cancel(orderId, fulfilmentId, { actor: staffActor })
    expect(await booksOf(orderId)).toEqual([
      [2, 0],
      [0, 0],
    ])
    expect((await show(orderId)).snapshot.fulfilmentStatus).toBe('unfulfilled')
  })

  it('do not leave a location that has too few, unless somebody says so', async () => {
    await free(3, 1)
    const orderId = await order(3)
    await expect(fulfil(orderId, { locationId: second })).rejects.toMatchObject({ type: 'out-of-stock' })
    expect(await booksOf(orderId)).toEqual([
      [3, 0],
      [0, 0],
    ])
    await fulfil(orderId, { locationId: second, allowOversell: true })
    expect(await booksOf(orderId)).toEqual([
      [0, 0],
      [0, 3],
    ])
  })

  it('go back to the location that a refund names', async () => {
    await free(2, 0)
    const orderId = await order(2)
    await capture(orderId)
    await fulfil(orderId)
    const lines = [{ lineId: await lineOf(orderId), quantity: 2 }]
    await refund(orderId, { lines, restockLocationId: second })
    expect(await booksOf(orderId)).toEqual([
      [0, 2],
      [0, -2],
    ])
  })

  it('are all fulfilled once a refund takes away what had not left', async () => {
    await free(3, 0)
    const orderId = await order(3)
    await capture(orderId)
    const lineId = await lineOf(orderId)
    await fulfil(orderId, { lines: [{ lineId, quantity: 2 }] })
    await refund(orderId, { lines: [{ lineId, quantity: 1 }] })
    expect((await show(orderId)).snapshot).toMatchObject({ fulfilmentStatus: 'fulfilled' })
    const types = await eventTypes(shop, orderId)
    expect(types.filter((type) => type === 'order.fulfilled')).toHaveLength(1)
  })
})

describe('the customer of an order', () => {
  it('is told what was cancelled, refunded and sent, once, and only where that is wanted', async () => {
    await free(9, 0)
    const orderId = await order(2)
    await capture(orderId)
    await fulfil(orderId, { notifyCustomer: true, tracking: { number: '555' } })
    await refund(orderId, { amount: money(1_000, 'KRW'), notifyCustomer: true })
    await refund(orderId, { amount: money(2_000, 'KRW') })
    expect(carried.filter((letter) => letter.orderId === orderId)).toMatchObject([
      { to: 'haneul@example.com', news: { kind: 'fulfilled', tracking: { number: '555' }, complete: true } },
      { news: { kind: 'refunded', amount: money(1_000, 'KRW') } },
    ])
    const { timeline } = await show(orderId)
    expect(timeline.filter(({ kind }) => kind === 'customer_written_to')).toHaveLength(2)

    const cancelled = await order(1)
    const wish = {
      reason: 'customer',
      payment: 'give_back',
      restock: true,
      notifyCustomer: true,
      idempotencyKey: 'tell-once',
      actor: staffActor,
    } as const
    await shop.context.get(OrderCancellation).cancel(cancelled, wish)
    await shop.context.get(OrderCancellation).cancel(cancelled, wish)
    expect(carried.filter((letter) => letter.orderId === cancelled)).toMatchObject([
      { news: { kind: 'cancelled', money: { released: money(35_000, 'KRW'), refunded: money(0, 'KRW') } } },
    ])
  })

  it('is told of what a workflow gave back of their charge, once the gateway has, and only where that is wanted', async () => {
    await free(9, 0)
    const orderId = await order(2)
    await capture(orderId)
    const giveBack = (idempotencyKey: string, amount: number, notifyCustomer: boolean | undefined) =>
      shop.context.get(Payments).refund(orderId, {
        idempotencyKey,
        actor: staffActor,
        amount: money(amount, 'KRW'),
        details: { reason: 'requested_by_customer', notifyCustomer },
      })
    const told = await giveBack('run/told', 1_000, true)
    expect(await giveBack('run/told', 1_000, true)).toEqual(told)
    await giveBack('run/not', 2_000, undefined)
    expect(carried.filter((letter) => letter.orderId === orderId)).toEqual([
      {
        to: 'haneul@example.com',
        orderId,
        key: `refunded/${told.operationId}`,
        news: { kind: 'refunded', amount: money(1_000, 'KRW'), lines: [] },
        actor: expect.objectContaining({ type: 'staff' }),
      },
    ])
  })

  it('is told of what was done with many orders as of what was done with one', async () => {
    await free(9, 0)
    const done = async (deed: OrderDeed) => {
      const orderId = await order(1)
      await shop.context.get(OrderDeedExecution).execute(deed, orderId, staffActor, `bulk/${orderId}`)
      return carried.filter((letter) => letter.orderId === orderId).map(({ news }) => news.kind)
    }
    const cancel = { kind: 'cancel', reason: 'customer', payment: 'give_back', restock: true } as const
    expect(await done({ kind: 'fulfil', notifyCustomer: true })).toEqual(['fulfilled'])
    expect(await done({ ...cancel, notifyCustomer: true })).toEqual(['cancelled'])
    expect(await done({ kind: 'fulfil', notifyCustomer: false })).toEqual([])
    expect(await done({ ...cancel, notifyCustomer: false })).toEqual([])
  })
})
