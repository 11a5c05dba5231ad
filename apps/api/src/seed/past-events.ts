import {
  money,
  type OrderSnapshot,
  type PaymentStatus,
  type RiskAssessment,
  riskAssessmentSchema,
} from '@counterflow/core'
import type { z } from 'zod'
import {
  orderCreated,
  orderPaymentAuthorized,
  orderPaymentCaptured,
  orderPaymentDeclined,
  orderPaymentVoided,
  orderRiskAnalyzed,
} from '../commerce/orders/order-events.js'
import { paymentSucceeded } from '../commerce/payments/charges/charge-events.js'
import type { paymentOperations } from '../commerce/payments/payment.table.js'
import type { EventDefinition } from '../platform/events/event-definition.js'

/** What is known of an order whose story is told once more. */
export interface PastOrder {
  /** As it stands by now. */
  readonly order: OrderSnapshot
  readonly operations: readonly (typeof paymentOperations.$inferSelect)[]
  readonly risk: RiskAssessment
  /** Orders of the same customer before it that count. */
  readonly earlierOrders: number
}

/** An event as the log would have it. */
export interface PastEvent {
  readonly definition: EventDefinition
  readonly subjectId: string
  readonly payload: unknown
  readonly at: Date
}

/** What the log would have told of an order: each event with the order as it stood at that moment, in their order. */
export function pastEventsOf({ order, operations, risk, earlierOrders }: PastOrder): PastEvent[] {
  const settled = operations.flatMap(({ settledAt, ...operation }) =>
    settledAt === null ? [] : [{ ...operation, at: settledAt }],
  )
  const analyzedAt = new Date(risk.analyzedAt)
  /** The order right after `at`. */
  const stood = (at: Date): OrderSnapshot => {
    const before = settled.filter((operation) => operation.at <= at)
    const status = before.at(-1)?.paymentStatus ?? 'pending'
    return {
      ...order,
      paymentStatus: status,
      outstanding: isUnpaid(status) ? order.total : money(0, order.total.currency),
      riskLevel: analyzedAt <= at ? risk.level : null,
      customer: order.customer && {
        ...order.customer,
        orderCount: earlierOrders + (status === 'declined' ? 0 : 1),
      },
    }
  }
  const placedAt = new Date(order.placedAt)
  const events = [
    event(orderCreated, order.id, { order: stood(placedAt) }, placedAt),
    event(
      orderRiskAnalyzed,
      order.id,
      { order: stood(analyzedAt), risk: riskAssessmentSchema.parse(risk), provider: null },
      analyzedAt,
    ),
    ...settled.flatMap((operation) => paymentEvents(stood(operation.at), operation)),
  ]
  return events.sort((one, other) => one.at.getTime() - other.at.getTime())
}

const isUnpaid = (status: PaymentStatus) =>
  status === 'pending' || status === 'declined' || status === 'voided'

type Settled = Omit<PastOrder['operations'][number], 'settledAt'> & { readonly at: Date }

/** A refund is left out: nobody wrote down why it was made. */
function paymentEvents(order: OrderSnapshot, operation: Settled): PastEvent[] {
  const { paymentId, kind, status, declineReason, at } = operation
  const amount = money(operation.amount, order.total.currency)
  const told = { order, paymentId, amount }
  if (status === 'declined') {
    const values = { operation: kind, reason: declineReason ?? 'card_declined' }
    return [event(orderPaymentDeclined, order.id, { ...told, ...values }, at)]
  }
  switch (kind) {
    case 'authorize':
      return [event(orderPaymentAuthorized, order.id, told, at)]
    case 'void':
      return [event(orderPaymentVoided, order.id, told, at)]
    case 'capture': {
      const payment = { id: paymentId, amount, customerId: order.customer?.id ?? null, orderId: order.id }
      return [
        event(orderPaymentCaptured, order.id, told, at),
        event(paymentSucceeded, paymentId, { payment, order }, at),
      ]
    }
    case 'refund':
      return []
  }
}

function event<Payload extends z.ZodType>(
  definition: EventDefinition<Payload>,
  subjectId: string,
  payload: z.input<Payload>,
  at: Date,
): PastEvent {
  return { definition, subjectId, payload: definition.payload.parse(payload), at }
}
