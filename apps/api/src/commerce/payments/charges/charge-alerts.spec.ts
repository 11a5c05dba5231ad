import { money, type OrderId } from '@counterflow/core'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  eventTypes,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../../test/commerce-application.js'
import { JobQueue } from '../../../platform/jobs/job-queue.js'
import { OrderDetail } from '../../orders/order-detail.js'
import { testGatewayAlert } from '../gateway/test-gateway/test-gateway-alerts.js'
import { payments } from '../payment.table.js'
import { Payments } from '../payments.js'
import { ChargeAlerts } from './charge-alerts.js'
import { Charges } from './charges.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

const fraudWarning = '4000 0000 0000 5423'
const disputed = '4000 0000 0000 0259'

async function paymentOf(orderId: OrderId) {
  const [payment] = await shop.database.select().from(payments).where(eq(payments.orderId, orderId))
  if (payment === undefined) throw new Error('The order has no payment.')
  return payment
}

async function charged(card: string) {
  const orderId = await placeOrder(shop, { card })
  await shop.context.get(Payments).capture(orderId, { idempotencyKey: orderId, actor: staffActor })
  return paymentOf(orderId)
}

/** What the gateway's job waits to tell about an authorisation; done as the job would. */
async function tell(authorization: string | null, kind: 'early_fraud_warning' | 'dispute') {
  const job = shop.context
    .get(JobQueue)
    .registered()
    .find(({ definition }) => definition.name === testGatewayAlert.name)
  const payload = { kind, authorization, reason: 'fraudulent', gatewayAlertId: `${kind}/${authorization}` }
  await job?.handle(payload, AbortSignal.timeout(5_000))
}

describe('a charge', () => {
  it('is what was taken, with what was given back', async () => {
    const { id, orderId } = await charged('4242 4242 4242 4242')
    await shop.context.get(Payments).refund(orderId, {
      idempotencyKey: `refund-${orderId}`,
      actor: staffActor,
      amount: money(5_000, 'KRW'),
    })
    expect(await shop.context.get(Charges).retrieve(id)).toMatchObject({
      id,
      orderId,
      amount: money(35_000, 'KRW'),
      refunded: money(5_000, 'KRW'),
      refundable: money(30_000, 'KRW'),
      status: 'partially_refunded',
      disputed: false,
      fraudWarning: false,
      customerEmail: 'haneul@example.com',
      card: { last4: '4242' },
    })
    expect(await eventTypes(shop, id)).toEqual(['payment.succeeded'])
  })

  it('does not exist before money was taken', async () => {
    const { id } = await paymentOf(await placeOrder(shop))
    await expect(shop.context.get(Charges).retrieve(id)).rejects.toMatchObject({ type: 'not-found' })
  })
})

describe('what the gateway tells by itself', () => {
  it('is an early fraud warning, told once however often it comes', async () => {
    const { id, authorization, orderId } = await charged(fraudWarning)
    await Promise.all([1, 2, 3].map(() => tell(authorization, 'early_fraud_warning')))
    expect(await eventTypes(shop, id)).toEqual(['payment.succeeded', 'charge.fraud_warning_created'])
    expect(await shop.context.get(Charges).retrieve(id)).toMatchObject({
      fraudWarning: true,
      disputed: false,
    })
    const { timeline } = await shop.context.get(OrderDetail).read(orderId, 'en')
    expect(timeline.map(({ kind }) => kind)).toContain('fraud_warning_created')
  })

  it('is a dispute, with the amount and the fee of the shop', async () => {
    const { id, authorization } = await charged(disputed)
    await tell(authorization, 'dispute')
    expect(await shop.context.get(Charges).retrieve(id)).toMatchObject({ disputed: true })
    expect(await eventTypes(shop, id)).toContain('charge.dispute_created')
  })

  it('waits until the capture is on record: a gateway can be faster than we are', async () => {
    const orderId = await placeOrder(shop, { card: fraudWarning })
    const { authorization } = await paymentOf(orderId)
    const early = shop.context.get(ChargeAlerts).receive({
      gatewayAlertId: 'too-early',
      authorization: authorization ?? '',
      kind: 'early_fraud_warning',
      reason: 'fraudulent',
    })
    await expect(early).rejects.toThrow('No money has been taken')
  })
})
