import { money, type OrderId, orderIdSchema } from '@counterflow/core'
import { eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
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
import { JobQueue } from '../../platform/jobs/job-queue.js'
import { OrderDetail } from '../orders/order-detail.js'
import { timelineActor } from '../orders/order-history.js'
import { ShopUpdate } from '../shop/shop-update.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from './gateway/payment-gateway.js'
import { testGatewayOperations } from './gateway/test-gateway/test-gateway-operation.table.js'
import { paymentOperations, payments } from './payment.table.js'
import { PaymentOperations } from './payment-operations.js'
import { PaymentRecovery, settlePaymentOperation } from './payment-recovery.js'
import { Payments } from './payments.js'

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

const capture = (orderId: OrderId, idempotencyKey: string, application = shop) =>
  application.context.get(Payments).capture(orderId, { idempotencyKey, actor: staffActor })
const show = (orderId: OrderId) => shop.context.get(OrderDetail).read(orderId, 'en')
const total = money(35_000, 'KRW')

async function paymentOf(orderId: OrderId) {
  const [payment] = await shop.database.select().from(payments).where(eq(payments.orderId, orderId))
  if (payment === undefined) throw new Error('The order has no payment.')
  return payment
}

async function gatewayOperations(orderId: OrderId, kind: 'authorize' | 'capture' | 'refund' | 'void') {
  const { authorization } = await paymentOf(orderId)
  const rows = await shop.database.select().from(testGatewayOperations)
  return rows.filter((row) => row.authorization === authorization && row.kind === kind)
}

/** What a process leaves behind that is killed before, or after, the gateway heard of the operation. */
async function leaveStarted(orderId: OrderId, requestKey: string, heard: boolean): Promise<string> {
  const { context } = shop
  const begun = await context.get(Transactions).run((transaction) =>
    context.get(PaymentOperations).begin(transaction, {
      orderId,
      kind: 'capture',
      requestKey,
      actor: timelineActor(staffActor),
    }),
  )
  if (begun.kind !== 'begun') throw new Error('Something else is under way.')
  const { authorization, amount, currency } = await paymentOf(orderId)
  if (heard)
    await context.get<PaymentGateway>(PAYMENT_GATEWAY).capture({
      idempotencyKey: begun.operation.id,
      authorization: authorization ?? '',
      amount: money(amount, currency),
      signal: AbortSignal.timeout(1_000),
    })
  return begun.operation.id
}

/** The operations that the jobs which wait are about. */
async function waiting(): Promise<unknown[]> {
  const jobs = await shop.database.execute(
    sql`select payload ->> 'operationId' as operation from graphile_worker._private_jobs`,
  )
  return jobs.rows.map(({ operation }) => operation)
}

describe('a payment', () => {
  it('is captured once, voided never after that, and refunded in parts', async () => {
    const orderId = await placeOrder(shop)
    const receipt = await capture(orderId, 'k-1')
    expect(receipt).toMatchObject({ orderId, amount: total, paymentStatus: 'captured' })

    await expect(capture(orderId, 'k-2')).rejects.toMatchObject({ type: 'payment-state', status: 409 })
    const service = shop.context.get(Payments)
    await expect(service.void(orderId, { idempotencyKey: 'k-3', actor: staffActor })).rejects.toMatchObject({
      type: 'payment-state',
    })

    const refund = (idempotencyKey: string, amount?: number) =>
      service.refund(orderId, {
        idempotencyKey,
        actor: staffActor,
        amount: amount === undefined ? undefined : money(amount, 'KRW'),
      })
    await refund('k-4', 5_000)
    expect(await refund('k-4', 5_000)).toMatchObject({ amount: money(5_000, 'KRW') })
    await expect(refund('k-4', 6_000)).rejects.toMatchObject({ type: 'idempotency-key-reused' })
    await expect(refund('k-5', 30_001)).rejects.toMatchObject({ type: 'refund-too-large', status: 422 })
    await expect(refund('k-6', 0)).rejects.toMatchObject({ type: 'invalid-input' })
    expect((await show(orderId)).payment).toMatchObject({ status: 'partially_refunded' })
    expect(await refund('k-7')).toMatchObject({ amount: money(30_000, 'KRW') })

    expect((await show(orderId)).payment).toMatchObject({
      status: 'refunded',
      captured: total,
      refunded: total,
      card: { brand: 'Visa', last4: '4242' },
    })
    expect(await eventTypes(shop, orderId)).toEqual([
      'order.created',
      'order.payment_authorized',
      'order.payment_captured',
      'order.paid',
      'order.payment_refunded',
      'order.payment_refunded',
    ])
  })

  it('is released once, and gives its pieces back to the stock', async () => {
    const orderId = await placeOrder(shop)
    const request = { idempotencyKey: 'v-1', actor: staffActor }
    await shop.context.get(Payments).void(orderId, request)
    await shop.context.get(Payments).void(orderId, request)
    expect(await gatewayOperations(orderId, 'void')).toHaveLength(1)
    const { rows } = await shop.database.execute(
      sql`select sum(reserved)::int as pieces, count(*)::int as movements from stock_movements where order_id = ${orderId}`,
    )
    expect(rows[0]).toEqual({ pieces: 0, movements: 2 })
    await expect(capture(orderId, 'v-2')).rejects.toMatchObject({ type: 'payment-state' })
  })

  it('that the gateway declines stays as it was, and says why; the same key gives the same answer', async () => {
    const orderId = await placeOrder(shop, { card: cards.captureFails })
    const refusal = { type: 'gateway-declined', status: 402 }
    await expect(capture(orderId, 'd-1')).rejects.toMatchObject(refusal)
    await expect(capture(orderId, 'd-1')).rejects.toMatchObject(refusal)
    expect(await gatewayOperations(orderId, 'capture')).toHaveLength(1)
    await expect(capture(orderId, 'd-2')).rejects.toMatchObject(refusal)
    expect(await gatewayOperations(orderId, 'capture')).toHaveLength(2)

    const { payment, timeline } = await show(orderId)
    expect(payment).toMatchObject({ status: 'authorized', declineReason: 'capture_refused' })
    expect(timeline.filter(({ kind }) => kind === 'payment_declined')).toHaveLength(2)
  })

  it('of an order that does not exist is not found', async () => {
    const orderId = orderIdSchema.parse(uuidv7())
    await expect(capture(orderId, 'n-1')).rejects.toMatchObject({ type: 'not-found', status: 404 })
  })

  it('does not take the key of another order', async () => {
    await capture(await placeOrder(shop), 'shared')
    await expect(capture(await placeOrder(shop), 'shared')).rejects.toMatchObject({
      type: 'idempotency-key-reused',
    })
  })
})

describe('captures that come at once', () => {
  it('with different keys: one captures, the others are told that it is done', async () => {
    const orderId = await placeOrder(shop)
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) =>
        capture(orderId, `at-once-${index}`, index % 2 ? shop : secondProcess),
      ),
    )
    const rejected = results.filter((result) => result.status === 'rejected')
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(rejected.map(({ reason }) => reason.type)).toEqual(rejected.map(() => 'payment-state'))
    expect(await gatewayOperations(orderId, 'capture')).toHaveLength(1)
    expect(
      (await eventTypes(shop, orderId)).filter((type) => type === 'order.payment_captured'),
    ).toHaveLength(1)
  })

  it('with one key: all get the same answer', async () => {
    const orderId = await placeOrder(shop)
    const receipts = await Promise.all(
      Array.from({ length: 8 }, (_, index) => capture(orderId, 'one-key', index % 2 ? shop : secondProcess)),
    )
    expect(receipts).toEqual(receipts.map(() => receipts[0]))
    expect(await gatewayOperations(orderId, 'capture')).toHaveLength(1)
    await shop.context.get(Payments).refund(orderId, { idempotencyKey: 'one-refund', actor: staffActor })
    expect(await capture(orderId, 'one-key')).toEqual(receipts[0])
    expect((await show(orderId)).timeline.filter(({ kind }) => kind === 'payment_captured')).toHaveLength(1)
  })
})

describe('after a crash between the gateway and its record', () => {
  it.each([true, false])(
    'a repeated request ends what was started (gateway had heard: %s)',
    async (heard) => {
      const orderId = await placeOrder(shop)
      await leaveStarted(orderId, `crash-${heard}`, heard)
      const receipt = await capture(orderId, `crash-${heard}`, secondProcess)
      expect(receipt).toMatchObject({ amount: total })
      expect(await gatewayOperations(orderId, 'capture')).toHaveLength(1)
      expect((await show(orderId)).payment).toMatchObject({ status: 'captured', captured: total })
    },
  )

  it('another request sees how it ended', async () => {
    const orderId = await placeOrder(shop)
    await leaveStarted(orderId, 'crash-other', true)
    await expect(capture(orderId, 'crash-other-2')).rejects.toMatchObject({ type: 'payment-state' })
    expect((await show(orderId)).payment).toMatchObject({ status: 'captured' })
  })

  it('the recovery asks the gateway when the time has come, and not before', async () => {
    const orderId = await placeOrder(shop)
    const operationId = await leaveStarted(orderId, 'crash-recovered', true)
    const recovery = secondProcess.context.get(PaymentRecovery)
    await recovery.sweep()
    expect(await waiting()).not.toContain(operationId)

    await shop.database
      .update(paymentOperations)
      .set({ attemptDueAt: new Date(0) })
      .where(eq(paymentOperations.id, operationId))
    await recovery.sweep()
    expect(await waiting()).toContain(operationId)
    const [again] = await shop.database
      .select()
      .from(paymentOperations)
      .where(eq(paymentOperations.id, operationId))
    expect(again?.attemptDueAt.getTime()).toBeGreaterThan(Date.now() + 10_000)

    const job = secondProcess.context
      .get(JobQueue)
      .registered()
      .find(({ definition }) => definition.name === settlePaymentOperation.name)
    await job?.handle({ operationId }, AbortSignal.timeout(5_000))
    await job?.handle({ operationId }, AbortSignal.timeout(5_000))
    expect((await show(orderId)).payment).toMatchObject({ status: 'captured' })
    expect(await gatewayOperations(orderId, 'capture')).toHaveLength(1)
  })
})

describe('with automatic capture', () => {
  it('the payment is captured right after it was authorised, under a key of its own', async () => {
    await shop.context.get(ShopUpdate).apply({ captureMode: 'automatic' })
    try {
      const orderId = await placeOrder(shop)
      const { payment, timeline } = await show(orderId)
      expect(payment).toMatchObject({ status: 'captured', captured: total })
      expect(timeline.map(({ kind, actor }) => [kind, actor.type])).toEqual([
        ['order_placed', 'staff'],
        ['payment_authorized', 'staff'],
        ['payment_captured', 'system'],
      ])
      const declined = await placeOrder(shop, { card: cards.declined })
      expect((await show(declined)).payment).toMatchObject({ status: 'declined' })
    } finally {
      await shop.context.get(ShopUpdate).apply({ captureMode: 'manual' })
    }
  })
})
