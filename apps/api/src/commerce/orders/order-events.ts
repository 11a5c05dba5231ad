import {
  moneySchema,
  orderSnapshotSchema,
  paymentIdSchema,
  paymentOperationKindSchema,
  riskAssessmentSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const orderEvent = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  defineEvent({
    type,
    subjectType: 'order',
    payload: z.strictObject({ order: orderSnapshotSchema, ...shape }),
    audience: 'orders.read',
  })

/** An order was placed. Its payment is still pending, and its risk is not yet analysed. */
export const orderCreated = orderEvent('order.created', {})

/** The risk of an order was analysed: the earliest moment for a workflow to decide about its payment (R63, R64). */
export const orderRiskAnalyzed = orderEvent('order.risk_analyzed', { risk: riskAssessmentSchema })

const paymentShape = { paymentId: paymentIdSchema, amount: moneySchema }

/** The card agreed, and the money is held. */
export const orderPaymentAuthorized = orderEvent('order.payment_authorized', paymentShape)

/** The money was taken. */
export const orderPaymentCaptured = orderEvent('order.payment_captured', paymentShape)

/** The held money was released. */
export const orderPaymentVoided = orderEvent('order.payment_voided', paymentShape)

/** Money was given back; `amount` is this refund's. */
export const orderPaymentRefunded = orderEvent('order.payment_refunded', paymentShape)

/** The gateway said no to `operation`; an order whose authorisation was declined is not paid. */
export const orderPaymentDeclined = orderEvent('order.payment_declined', {
  ...paymentShape,
  operation: paymentOperationKindSchema,
  reason: z.string(),
})

/** Tags were added; `tags` are the ones that the order did not have before. */
export const orderTagsAdded = orderEvent('order.tags_added', { tags: z.array(z.string()) })
