import { money, type OrderId, orderLineIdSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  dripperSku,
  eventTypes,
  kettleSku,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import { GiftCards } from '../gift-cards/gift-cards.js'
import { giftCardMethod } from '../payments/manual/manual-payment.table.js'
import { Payments } from '../payments/payments.js'
import { OrderEdits } from './edits/order-edits.js'
import { Fulfilments, type FulfilRequest } from './fulfilments/fulfilments.js'
import { OrderCancellation } from './order-cancellation.js'
import { OrderDetail } from './order-detail.js'
import { timelineActor } from './order-history.js'
import { OrderNotes } from './order-notes.js'
import { OrderRefunds, type RefundOrder } from './refunds/order-refunds.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const krw = (amount: number) => money(amount, 'KRW')
const show = (orderId: OrderId) => shop.context.get(OrderDetail).read(orderId, 'en')
const order = (drippers: number, kettles = 0) =>
  placeOrder(shop, {
    lines: [
      { variant: { sku: dripperSku }, quantity: drippers },
      ...(kettles === 0 ? [] : [{ variant: { sku: kettleSku }, quantity: kettles }]),
    ],
  })
const capture = (orderId: OrderId) =>
  shop.context.get(Payments).capture(orderId, { idempotencyKey: `capture-${orderId}`, actor: staffActor })
const fulfil = (orderId: OrderId, wish: Partial<FulfilRequest> = {}) =>
  shop.context.get(Fulfilments).create(orderId, { actor: staffActor, ...wish })
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

async function lineOf(orderId: OrderId, index = 0) {
  const line = (await show(orderId)).snapshot.lines[index]
  if (line === undefined) throw new Error(`The order has no line ${index}.`)
  return { ...line, id: orderLineIdSchema.parse(line.id) }
}

/** Pieces that are promised to the order, and those that have left for it. */
async function stockOf(orderId: OrderId): Promise<unknown[]> {
  const { rows } = await shop.database.execute(
    sql`select coalesce(sum(reserved), 0)::int as reserved, coalesce(-sum(quantity), 0)::int as gone
          from stock_movements where order_id = ${orderId}`,
  )
  return [rows[0]?.reserved, rows[0]?.gone]
}

describe('goods of an order', () => {
  it('leave in parts, and are taken back when they have not left after all', async () => {
    const orderId = await order(3)
    const { id: lineId } = await lineOf(orderId)
    const first = await fulfil(orderId, {
      lines: [{ lineId, quantity: 2 }],
      tracking: { company: 'CJ', number: '123' },
    })
    const part = await show(orderId)
    expect(part.snapshot).toMatchObject({ fulfilmentStatus: 'partial', fulfilledAt: null })
    expect(part.fulfilments).toMatchObject([{ id: first, tracking: { company: 'CJ', number: '123' } }])
    expect(await stockOf(orderId)).toEqual([1, 2])

    await fulfil(orderId)
    expect((await show(orderId)).snapshot).toMatchObject({ fulfilmentStatus: 'fulfilled' })
    expect(await stockOf(orderId)).toEqual([0, 3])
    await expect(fulfil(orderId)).rejects.toMatchObject({ type: 'order-state' })

    const cancel = () => shop.context.get(Fulfilments).cancel(orderId, first, { actor: staffActor })
    await cancel()
    expect((await show(orderId)).snapshot).toMatchObject({ fulfilmentStatus: 'partial', fulfilledAt: null })
    expect(await stockOf(orderId)).toEqual([2, 1])
    await expect(cancel()).rejects.toMatchObject({ type: 'order-state', status: 409 })
    expect((await eventTypes(shop, orderId)).slice(-3)).toEqual([
      'order.partially_fulfilled',
      'order.fulfilled',
      'order.fulfilment_cancelled',
    ])
  })

  it('never leave twice, however many send them at once', async () => {
    const orderId = await order(2)
    const { id: lineId } = await lineOf(orderId)
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map(() => fulfil(orderId, { lines: [{ lineId, quantity: 1 }] })),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    expect(await stockOf(orderId)).toEqual([0, 2])
  })

  it('are refused where there are not so many', async () => {
    const orderId = await order(1)
    const { id: lineId } = await lineOf(orderId)
    const refusal = await fulfil(orderId, { lines: [{ lineId, quantity: 2 }] }).catch((error) =>
      error.document('test'),
    )
    expect(refusal).toMatchObject({
      type: '/problems/wrong-pieces',
      errors: [{ path: '/lines/0/quantity', fix: 'Send at most 1.' }],
    })
  })
})

describe('a refund', () => {
  it('by line gives back what was paid for the pieces, and they need not be sent any more', async () => {
    const orderId = await order(3, 1)
    await capture(orderId)
    const { id: lineId } = await lineOf(orderId)
    await refund(orderId, { lines: [{ lineId, quantity: 2 }] })
    const { snapshot, payment, refunds } = await show(orderId)
    expect(payment).toMatchObject({ refunded: krw(64_000) })
    expect(snapshot).toMatchObject({ paymentStatus: 'partially_refunded', outstanding: krw(0) })
    expect(snapshot.lines[0]).toMatchObject({ refunded: 2, removed: 2 })
    expect(refunds).toMatchObject([{ status: 'done', amount: krw(64_000), lines: [{ quantity: 2 }] }])
    expect(await stockOf(orderId)).toEqual([2, 0])

    await fulfil(orderId)
    expect((await show(orderId)).snapshot.fulfilmentStatus).toBe('fulfilled')
    expect(await stockOf(orderId)).toEqual([0, 2])
    await refund(orderId, { lines: [{ lineId, quantity: 1 }], shipping: krw(3_000) })
    expect(await stockOf(orderId)).toEqual([0, 1])
    expect((await show(orderId)).refundable).toEqual(krw(89_000))
    await expect(refund(orderId, { shipping: krw(1) })).rejects.toMatchObject({ type: 'refund-too-large' })
  })

  it('is done once with one key, and never for more than was received', async () => {
    const orderId = await order(1)
    await expect(refund(orderId, { amount: krw(1) })).rejects.toMatchObject({ type: 'payment-state' })
    await capture(orderId)
    const once = { amount: krw(20_000), idempotencyKey: `same-${orderId}` }
    await Promise.all([refund(orderId, once), refund(orderId, once), refund(orderId, once)])
    expect((await show(orderId)).refundable).toEqual(krw(15_000))
    await expect(refund(orderId, { ...once, amount: krw(1) })).rejects.toMatchObject({
      type: 'idempotency-key-reused',
    })
    await expect(refund(orderId, { amount: krw(15_001) })).rejects.toMatchObject({ type: 'refund-too-large' })
    const results = await Promise.allSettled([1, 2, 3].map(() => refund(orderId, { amount: krw(8_000) })))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await show(orderId)).refundable).toEqual(krw(7_000))
  })

  it('goes back to the card first, and what came by hand goes back by hand', async () => {
    const orderId = await order(1)
    await shop.context.get(OrderEdits).apply(orderId, { shipping: krw(10_000) }, { actor: staffActor })
    await capture(orderId)
    expect((await show(orderId)).snapshot).toMatchObject({
      paymentStatus: 'partially_paid',
      outstanding: krw(7_000),
    })
    await shop.context.get(Payments).markPaid(orderId, { method: 'cash', actor: staffActor })
    await refund(orderId, { amount: krw(40_000) })
    const { payment, manualPayments, refunds, snapshot } = await show(orderId)
    expect(payment).toMatchObject({ refunded: krw(35_000) })
    expect(manualPayments).toMatchObject([{ amount: krw(7_000), refunded: krw(5_000) }])
    expect(refunds).toMatchObject([{ amount: krw(40_000), byCard: krw(35_000) }])
    expect(snapshot).toMatchObject({ paymentStatus: 'partially_refunded', outstanding: krw(0) })
  })
})

describe('what a gift card paid', () => {
  it('goes back to the card, however the order ends', async () => {
    const giftCards = shop.context.get(GiftCards)
    const actor = timelineActor(staffActor)
    const orderId = await placeOrder(shop, { card: cards.declined })
    const code = await shop.context.get(Transactions).run(async (transaction) => {
      const issued = await giftCards.issue(transaction, {
        amount: krw(20_000),
        actor,
        requestKey: `issue-${orderId}`,
      })
      const requestKey = `redeem-${orderId}`
      const amount = krw(12_000)
      await giftCards.redeem(transaction, { code: issued.code, amount, orderId, requestKey, actor })
      const paid = { orderId, method: giftCardMethod, amount, paidNow: true, actor }
      await shop.context.get(Payments).beginManual(transaction, paid)
      return issued.code
    })
    await refund(orderId, { amount: krw(5_000) })
    expect((await giftCards.find(shop.database, code)).balance).toEqual(krw(13_000))
    await shop.context.get(OrderCancellation).cancel(orderId, {
      reason: 'customer',
      payment: 'give_back',
      restock: true,
      idempotencyKey: `cancel-${orderId}`,
      actor: staffActor,
    })
    expect((await giftCards.find(shop.database, code)).balance).toEqual(krw(20_000))
    expect((await show(orderId)).snapshot).toMatchObject({ paymentStatus: 'refunded', outstanding: krw(0) })
  })
})

describe('an edit', () => {
  const edit = (orderId: OrderId, change: Parameters<OrderEdits['apply']>[1], version?: number) =>
    shop.context.get(OrderEdits).apply(orderId, change, { actor: staffActor, version })

  it('says what it does before it does it, prices the order again and moves its stock', async () => {
    const orderId = await order(2)
    const { id: lineId } = await lineOf(orderId)
    const change = {
      lines: [{ lineId, quantity: 1 }],
      add: [{ variant: { sku: kettleSku }, quantity: 1 }],
      allowOversell: true,
    }
    const { version } = await show(orderId)
    const preview = await shop.context.get(OrderEdits).preview(orderId, change)
    expect(preview).toMatchObject({
      before: krw(67_000),
      priced: { total: krw(124_000) },
      held: krw(67_000),
      outstanding: krw(57_000),
      overpaid: krw(0),
    })
    expect((await show(orderId)).version).toBe(version)

    await edit(orderId, change, version)
    const { snapshot, timeline } = await show(orderId)
    expect(snapshot).toMatchObject({ total: krw(124_000), outstanding: krw(57_000) })
    expect(snapshot.lines.map(({ quantity, total }) => [quantity, total.amount])).toEqual([
      [1, 32_000],
      [1, 89_000],
    ])
    expect(await stockOf(orderId)).toEqual([2, 0])
    expect(timeline.at(-1)).toMatchObject({ kind: 'order_edited', values: { before: krw(67_000) } })
    await expect(edit(orderId, change, version)).rejects.toMatchObject({ type: 'order-changed' })
  })

  it('that makes a paid order cheaper leaves the difference to be refunded, and owes nothing then', async () => {
    const orderId = await order(2)
    await capture(orderId)
    const { id: lineId } = await lineOf(orderId)
    await edit(orderId, { lines: [{ lineId, quantity: 1 }] })
    expect((await show(orderId)).overpaid).toEqual(krw(32_000))
    await refund(orderId, { amount: krw(32_000) })
    const { snapshot, overpaid } = await show(orderId)
    expect([snapshot.outstanding, overpaid]).toEqual([krw(0), krw(0)])
  })

  it('is refused for what has left, for nothing at all, and for a cancelled order', async () => {
    const orderId = await order(2)
    const { id: lineId } = await lineOf(orderId)
    await fulfil(orderId, { lines: [{ lineId, quantity: 1 }] })
    const document = await edit(orderId, { lines: [{ lineId, quantity: 0 }] }).catch((error) =>
      error.document('test'),
    )
    expect(document).toMatchObject({
      type: '/problems/wrong-pieces',
      errors: [{ path: '/lines/0/quantity', fix: 'Send at least 1.' }],
    })
    const untouched = await order(1)
    const only = await lineOf(untouched)
    await expect(edit(untouched, { lines: [{ lineId: only.id, quantity: 0 }] })).rejects.toMatchObject({
      type: 'order-state',
    })
    await fulfil(untouched)
    await expect(edit(untouched, { shipping: krw(0) })).rejects.toMatchObject({ type: 'order-state' })
  })
})

describe('notes and comments', () => {
  it('a note raises the version, a comment does not', async () => {
    const orderId = await order(1)
    const notes = shop.context.get(OrderNotes)
    const { version } = await show(orderId)
    await notes.comment(orderId, 'Called the customer.', staffActor, undefined)
    expect((await show(orderId)).timeline.at(-1)).toMatchObject({
      kind: 'comment_added',
      values: { text: 'Called the customer.' },
    })
    await notes.set(orderId, 'Leave at the door.', staffActor, version)
    expect(await show(orderId)).toMatchObject({ note: 'Leave at the door.', version: version + 1 })
    await expect(notes.set(orderId, null, staffActor, version)).rejects.toMatchObject({
      type: 'order-changed',
    })
  })
})
