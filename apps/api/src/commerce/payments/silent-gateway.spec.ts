import type { OrderId } from '@counterflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CommerceApplication,
  placeOrder,
  staffActor,
  startCommerce,
  stockShelves,
} from '../../../test/commerce-application.js'
import { Transactions } from '../../platform/database/transactions.js'
import { IdempotencyKeys } from '../../platform/http/idempotency/idempotency-keys.js'
import { createLogger } from '../../platform/logging/logger.js'
import { OrderReservations } from '../orders/declined/order-reservations.js'
import { OrderDetail } from '../orders/order-detail.js'
import { PAYMENT_GATEWAY, type PaymentGateway } from './gateway/payment-gateway.js'
import { GatewayCalls } from './gateway-calls.js'
import { ManualPayments } from './manual/manual-payments.js'
import { PaymentMethods } from './methods/payment-methods.js'
import { PaymentOperations } from './payment-operations.js'
import { PaymentSettlement } from './payment-settlement.js'
import { Payments } from './payments.js'

let shop: CommerceApplication
beforeAll(async () => {
  shop = await startCommerce()
  await stockShelves(shop.database)
})
afterAll(() => shop?.close())

/** Payments over a gateway that does what it is asked, and whose answer is lost. */
function paymentsThatLose(answer: 'unknown' | 'thrown'): Payments {
  const { context, database } = shop
  const real = context.get<PaymentGateway>(PAYMENT_GATEWAY)
  const lossy: PaymentGateway = {
    name: real.name,
    tokenizeCard: (number) => real.tokenizeCard(number),
    authorize: (request) => real.authorize(request),
    void: (request) => real.void(request),
    refund: (request) => real.refund(request),
    capture: async (request) => {
      await real.capture(request)
      if (answer === 'thrown') throw new Error('socket hang up')
      return { kind: 'unknown', detail: 'The line went dead.' }
    },
  }
  const [transactions, operations] = [context.get(Transactions), context.get(PaymentOperations)]
  const settlement = context.get(PaymentSettlement)
  const calls = new GatewayCalls(
    database,
    transactions,
    lossy,
    operations,
    settlement,
    createLogger('silent'),
  )
  return new Payments(
    database,
    transactions,
    operations,
    calls,
    context.get(ManualPayments),
    context.get(PaymentMethods),
    context.get(OrderReservations),
    context.get(IdempotencyKeys),
  )
}

const status = async (orderId: OrderId) =>
  (await shop.context.get(OrderDetail).read(orderId, 'en')).payment?.status

describe.each(['unknown', 'thrown'] as const)('when the answer of the gateway is lost (%s)', (answer) => {
  it('the caller is told to come back with the same key, and is then told what happened', async () => {
    const orderId = await placeOrder(shop)
    const request = { idempotencyKey: `lost-${answer}`, actor: staffActor }
    const lossy = paymentsThatLose(answer)
    const unavailable = { type: 'gateway-unavailable', status: 503, retryAfter: 15 }
    await expect(lossy.capture(orderId, request)).rejects.toMatchObject(unavailable)
    await expect(lossy.capture(orderId, request)).rejects.toMatchObject(unavailable)
    await expect(
      lossy.capture(orderId, { ...request, idempotencyKey: `other-${answer}` }),
    ).rejects.toMatchObject(unavailable)
    expect(await status(orderId)).toBe('authorized')

    await shop.context.get(Payments).capture(orderId, request)
    expect(await status(orderId)).toBe('captured')
    await lossy.capture(orderId, request)
  })
})
