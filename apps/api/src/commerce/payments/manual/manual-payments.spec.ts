import { money, type OrderId } from '@counterflow/core'
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
} from '../../../../test/commerce-application.js'
import { Transactions } from '../../../platform/database/transactions.js'
import type { IdempotentRequest } from '../../../platform/http/idempotency/idempotency-keys.js'
import { GiftCards } from '../../gift-cards/gift-cards.js'
import { orders } from '../../orders/order.table.js'
import { OrderDetail } from '../../orders/order-detail.js'
import { timelineActor } from '../../orders/order-history.js'
import { PaymentMethods } from '../methods/payment-methods.js'
import { OrderAccounts } from '../order-accounts.js'
import { payments } from '../payment.table.js'
import { Payments } from '../payments.js'
import { ManualPayments } from './manual-payments.js'
import { ManualTakeBacks } from './manual-take-backs.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const total = money(35_000, 'KRW')
const service = () => shop.context.get(Payments)
const methods = () => shop.context.get(PaymentMethods)
const show = (orderId: OrderId) => shop.context.get(OrderDetail).read(orderId, 'en')
const markPaid = (orderId: OrderId, changes: Parameters<Payments['markPaid']>[1] = { actor: staffActor }) =>
  service().markPaid(orderId, changes)

/** An order as a till or a draft leaves it: without any card. */
async function orderWithoutCard(): Promise<OrderId> {
  const orderId = await placeOrder(shop, { card: cards.declined })
  await shop.database.execute(
    sql`delete from payment_operations where payment_id = (select id from payments where order_id = ${orderId})`,
  )
  await shop.database.delete(payments).where(eq(payments.orderId, orderId))
  await shop.context
    .get(Transactions)
    .run((transaction) => shop.context.get(OrderAccounts).settle(transaction, orderId))
  return orderId
}

const begin = (orderId: OrderId, paidNow: boolean, amount = total, method = 'bank_transfer') =>
  shop.context.get(Transactions).run((transaction) =>
    service().beginManual(transaction, {
      orderId,
      method,
      amount,
      paidNow,
      actor: timelineActor(staffActor),
    }),
  )

const key = (name: string): IdempotentRequest => ({
  key: name,
  principal: 'staff:1',
  operationId: 'markOrderPaid',
  fingerprint: name,
})

describe('an order that is paid by hand', () => {
  it('is pending while the money is promised, and paid once somebody has marked it so', async () => {
    const orderId = await orderWithoutCard()
    await begin(orderId, false)
    expect((await show(orderId)).snapshot).toMatchObject({ paymentStatus: 'pending', outstanding: total })
    await markPaid(orderId)
    const { snapshot, manualPayments, refundable, timeline } = await show(orderId)
    expect(snapshot).toMatchObject({ paymentStatus: 'captured', outstanding: money(0, 'KRW') })
    expect(manualPayments).toEqual([
      expect.objectContaining({ method: 'bank_transfer', status: 'paid', amount: total }),
    ])
    expect(refundable).toEqual(total)
    expect(timeline.at(-1)).toMatchObject({
      kind: 'payment_received',
      values: { amount: total, method: 'bank_transfer' },
    })
    expect((await eventTypes(shop, orderId)).slice(-2)).toEqual([
      'order.manual_payment_received',
      'order.paid',
    ])
  })

  it('is partly paid by what came at once, and by the rest in another way', async () => {
    const orderId = await orderWithoutCard()
    await begin(orderId, true, money(5_000, 'KRW'), 'gift_card')
    expect((await show(orderId)).snapshot).toMatchObject({
      paymentStatus: 'partially_paid',
      outstanding: money(30_000, 'KRW'),
    })
    await markPaid(orderId, { method: 'cash', actor: staffActor })
    const { manualPayments } = await show(orderId)
    expect(manualPayments.map(({ method, amount }) => [method, amount.amount])).toEqual([
      ['gift_card', 5_000],
      ['cash', 30_000],
    ])
  })

  it('is marked once with one key, and refused when nothing is outstanding', async () => {
    const orderId = await orderWithoutCard()
    const request = key(orderId)
    await Promise.all([1, 2, 3].map(() => markPaid(orderId, { actor: staffActor, request })))
    expect((await show(orderId)).manualPayments).toHaveLength(1)
    await expect(markPaid(orderId)).rejects.toMatchObject({ type: 'payment-state', status: 409 })
  })

  it('of two who mark it at once, one is told that it is done', async () => {
    const orderId = await orderWithoutCard()
    const results = await Promise.allSettled([markPaid(orderId), markPaid(orderId)])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect((await show(orderId)).refundable).toEqual(total)
  })

  it('is not marked for a version that has changed since, and what has changed is told', async () => {
    const orderId = await orderWithoutCard()
    const { version } = await show(orderId)
    await begin(orderId, true, money(1_000, 'KRW'), 'cash')
    const refusal = await markPaid(orderId, { actor: staffActor, version }).catch((error) =>
      error.document('test'),
    )
    expect(refusal).toMatchObject({
      type: '/problems/order-changed',
      status: 409,
      version: version + 1,
      changes: [{ kind: 'payment_received', version: version + 1, values: { method: 'cash' } }],
    })
    await markPaid(orderId, { actor: staffActor, version: version + 1 })
  })
})

describe('what gift cards have paid', () => {
  it('goes back to them also after some of it had gone back, and came again at a till', async () => {
    const orderId = await orderWithoutCard()
    const krw = (amount: number) => money(amount, 'KRW')
    const actor = timelineActor(staffActor)
    const transactions = shop.context.get(Transactions)
    const cardsOf = shop.context.get(GiftCards)
    const { code } = await transactions.run((transaction) =>
      cardsOf.issue(transaction, { amount: krw(20_000), actor, requestKey: 'paying card' }),
    )
    await transactions.run((transaction) =>
      cardsOf.redeem(transaction, { code, amount: krw(20_000), orderId, requestKey: 'redeemed', actor }),
    )
    await begin(orderId, true, krw(20_000), 'gift_card')
    const giveBack = () =>
      transactions.run((transaction) =>
        shop.context
          .get(ManualPayments)
          .giveBack(transaction, { orderId, amount: krw(5_000), reason: 'unspecified', actor }),
      )
    await giveBack()
    await transactions.run((transaction) =>
      shop.context
        .get(ManualTakeBacks)
        .record(transaction, { orderId, amount: krw(5_000), method: 'cash', actor }),
    )
    await giveBack()
    expect((await cardsOf.find(shop.database, code)).balance).toEqual(krw(10_000))
  })
})

describe('a card and money by hand', () => {
  it('after a declined card is paid by another way', async () => {
    const orderId = await placeOrder(shop, { card: cards.declined })
    expect((await show(orderId)).snapshot).toMatchObject({ paymentStatus: 'declined', outstanding: total })
    await markPaid(orderId, { method: 'cash', allowOversell: true, actor: staffActor })
    expect((await show(orderId)).snapshot.paymentStatus).toBe('captured')
  })

  it('is refused while all is held on the card, which takes no more than is due', async () => {
    const orderId = await placeOrder(shop)
    await expect(markPaid(orderId)).rejects.toMatchObject({ type: 'payment-state' })
    await shop.database
      .update(orders)
      .set({ total: money(30_000, 'KRW').amount })
      .where(eq(orders.id, orderId))
    await service().capture(orderId, { idempotencyKey: `less-${orderId}`, actor: staffActor })
    expect((await show(orderId)).payment).toMatchObject({ captured: money(30_000, 'KRW') })
    expect((await show(orderId)).snapshot.paymentStatus).toBe('captured')
  })
})

describe('the ways of paying', () => {
  const text = (en: string) => ({ en, ko: en, ja: en })
  const settings = { name: text('Cheque'), instructions: null, initiallyPaid: false, enabled: true }

  it('are those that every shop has, as this one has changed them, and its own', async () => {
    expect((await methods().list()).map(({ key: each }) => each)).toEqual([
      'cash',
      'bank_transfer',
      'cash_on_delivery',
      'on_account',
    ])
    await methods().put('cheque', settings)
    await methods().put('on_account', { ...settings, name: text('Tab'), enabled: false })
    await methods().arrange(['cheque', 'cash'])
    expect((await methods().list()).map(({ key: each, enabled }) => [each, enabled])).toEqual([
      ['cheque', true],
      ['cash', true],
      ['bank_transfer', true],
      ['cash_on_delivery', true],
      ['on_account', false],
    ])
    const orderId = await orderWithoutCard()
    await expect(markPaid(orderId, { method: 'on_account', actor: staffActor })).rejects.toMatchObject({
      type: 'unknown-payment-method',
      status: 422,
    })
    await methods().remove('cheque')
    await expect(methods().remove('cheque')).rejects.toMatchObject({ type: 'not-found' })
    await expect(methods().remove('cash')).rejects.toMatchObject({ type: 'payment-method-built-in' })
  })
})
