import { asc, eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  cards,
  dripperSku,
  eventTypes,
  kettleSku,
  newCustomerId,
  orderOf,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { events } from '../../platform/events/event.table.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { customers } from '../customers/customer.table.js'
import { paymentOperations, payments } from '../payments/payment.table.js'
import { PaymentOperations } from '../payments/payment-operations.js'
import { orders } from './order.table.js'
import { OrderDetail } from './order-detail.js'
import { OrderPlacement } from './order-placement.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const place = (order = orderOf(), request?: IdempotentRequest, actor = staffActor) =>
  shop.context.get(OrderPlacement).place(order, actor, request)
const show = async (orderId: Awaited<ReturnType<typeof place>>) =>
  shop.context.get(OrderDetail).read(orderId, 'ko')
const count = async () => (await shop.database.select({ id: orders.id }).from(orders)).length
const requestWith = (key: string, fingerprint = 'same'): IdempotentRequest => ({
  key,
  principal: 'api_key:1',
  operationId: 'placeOrder',
  fingerprint,
})

describe('a placed order', () => {
  it('is priced, authorised and told of, all before its risk is known', async () => {
    const orderId = await place(
      orderOf({
        lines: [
          { variant: { sku: dripperSku }, quantity: 2 },
          { variant: { sku: kettleSku }, quantity: 1 },
        ],
      }),
    )
    const { snapshot, payment, risk, timeline } = await show(orderId)
    expect(snapshot).toMatchObject({
      channel: 'back_office',
      paymentStatus: 'authorized',
      riskLevel: null,
      subtotal: { amount: 153_000, currency: 'KRW' },
      shipping: { amount: 3_000, currency: 'KRW' },
      tax: { amount: 14_182, currency: 'KRW' },
      total: { amount: 156_000, currency: 'KRW' },
      customer: { name: 'Haneul Kim', orderCount: 1 },
      lines: [
        {
          sku: dripperSku,
          quantity: 2,
          title: 'Dripper 한국어 · Standard 한국어',
          total: { amount: 64_000 },
        },
        { sku: kettleSku, quantity: 1, total: { amount: 89_000 } },
      ],
    })
    expect(payment).toMatchObject({ gateway: 'test', status: 'authorized', amount: { amount: 156_000 } })
    expect(risk).toBeNull()
    expect(timeline.map(({ kind }) => kind)).toEqual(['order_placed', 'payment_authorized'])

    const [created] = await shop.database
      .select()
      .from(events)
      .where(eq(events.subjectId, orderId))
      .orderBy(asc(events.sequence))
    expect(created).toMatchObject({
      type: 'order.created',
      payload: { order: { id: orderId, riskLevel: null, paymentStatus: 'pending' } },
    })
  })

  it('counts up from #1001 without a gap, also after refused ones and many at once', async () => {
    const before = await count()
    await expect(place(orderOf({ customer: { id: newCustomerId() } }))).rejects.toThrow()
    await Promise.all(Array.from({ length: 10 }, () => placeOrder(shop)))
    const numbers = await shop.database.select({ number: orders.number }).from(orders).orderBy(orders.number)
    expect(numbers.map(({ number }) => number)).toEqual(
      Array.from({ length: before + 10 }, (_, index) => 1001 + index),
    )
  })

  it('comes from the API when a key placed it', async () => {
    const orderId = await place(orderOf(), undefined, { ...staffActor, type: 'api_key', name: 'Website' })
    const { snapshot, timeline } = await show(orderId)
    expect(snapshot.channel).toBe('api')
    expect(timeline[0]).toMatchObject({ actor: { type: 'api_key', name: 'Website' } })
  })

  it('whose card is declined stays, unpaid, and its pieces go back', async () => {
    const orderId = await placeOrder(shop, { card: cards.declined })
    const { payment, timeline } = await show(orderId)
    expect(payment).toMatchObject({ status: 'declined', declineReason: 'card_declined' })
    expect(timeline.map(({ kind }) => kind)).toEqual(['order_placed', 'payment_declined'])
    expect(await eventTypes(shop, orderId)).toEqual(['order.created', 'order.payment_declined'])
    const { rows } = await shop.database.execute(
      sql`select sum(reserved)::int as pieces from stock_movements where order_id = ${orderId}`,
    )
    expect(rows[0]).toEqual({ pieces: 0 })
  })
})

describe('its customer', () => {
  it('is known by e-mail address in any capitals, and created once when many come at once', async () => {
    const variantsOfAddress = ['jun@example.com', 'JUN@example.com', 'Jun@Example.com', 'jun@EXAMPLE.com']
    await Promise.all(
      variantsOfAddress.map((email) => place(orderOf({ customer: { name: 'Jun Sato', email } }))),
    )
    const found = await shop.database
      .select()
      .from(customers)
      .where(sql`lower(${customers.email}) = 'jun@example.com'`)
    expect(found).toHaveLength(1)
    const [customer] = found
    if (customer === undefined) throw new Error('The customer is missing.')
    const { snapshot } = await show(await place(orderOf({ customer: { id: customer.id } })))
    expect(snapshot.customer).toMatchObject({ id: customer.id, orderCount: 5 })
  })
})

describe('an order that cannot be placed', () => {
  const unknown = newCustomerId()
  it.each([
    [
      'an unknown SKU',
      orderOf({
        lines: [
          { variant: { sku: dripperSku }, quantity: 1 },
          { variant: { sku: 'NOPE' }, quantity: 1 },
        ],
      }),
      'unknown-variant',
      '/lines/1/variant/sku',
    ],
    ['an unknown customer', orderOf({ customer: { id: unknown } }), 'unknown-customer', '/customer/id'],
    [
      'a card of real money',
      orderOf({ card: '4111111111111111' }),
      'unknown-test-card',
      '/payment/card/number',
    ],
  ])('because of %s names the field and changes nothing', async (_, order, type, path) => {
    const before = await count()
    const rejected: unknown = await place(order, requestWith(`refused ${type}`)).catch(
      (error: unknown) => error,
    )
    expect(rejected).toMatchObject({ type, status: 422 })
    expect(rejected).toMatchObject({ errors: [{ path, fix: expect.stringMatching(/\w/) }] })
    expect(await count()).toBe(before)
    // The key is free again: the same request, once mended, is a first one.
    await place(orderOf(), requestWith(`refused ${type}`, 'mended'))
  })

  it('because it is too large is refused as a whole', async () => {
    await shop.database.execute(
      sql`update variants set price = ${Number.MAX_SAFE_INTEGER} where sku = ${kettleSku}`,
    )
    try {
      const order = orderOf({ lines: [{ variant: { sku: kettleSku }, quantity: 2 }] })
      await expect(place(order)).rejects.toMatchObject({ type: 'order-too-large', status: 422 })
    } finally {
      await shop.database.execute(sql`update variants set price = 89000 where sku = ${kettleSku}`)
    }
  })
})

describe('an Idempotency-Key', () => {
  it('sent many times at once places one order', async () => {
    const before = await count()
    const ids = await Promise.all(Array.from({ length: 8 }, () => place(orderOf(), requestWith('at once'))))
    expect(new Set(ids).size).toBe(1)
    expect(await count()).toBe(before + 1)
    const [orderId] = ids
    if (orderId !== undefined) expect((await show(orderId)).payment).toMatchObject({ status: 'authorized' })
  })

  it('cannot stand for another order', async () => {
    await place(orderOf(), requestWith('reused'))
    await expect(place(orderOf(), requestWith('reused', 'other'))).rejects.toMatchObject({
      type: 'idempotency-key-reused',
    })
  })

  it('sent again after a crash before the card was asked brings the payment to its end', async () => {
    const request = requestWith('crashed')
    const orderId = await place(orderOf(), request)
    // As a process that was killed right after the order's commit leaves it.
    const [payment] = await shop.database.select().from(payments).where(eq(payments.orderId, orderId))
    if (payment === undefined) throw new Error('The payment is missing.')
    await shop.database
      .update(payments)
      .set({ status: 'pending', authorization: null })
      .where(eq(payments.id, payment.id))
    await shop.database
      .update(paymentOperations)
      .set({ status: 'started' })
      .where(eq(paymentOperations.paymentId, payment.id))
    expect(await shop.context.get(PaymentOperations).openOf(shop.database, orderId)).toBeDefined()

    expect(await place(orderOf(), request)).toBe(orderId)
    expect((await show(orderId)).payment).toMatchObject({ status: 'authorized' })
  })
})
