import {
  cancelReasonSchema,
  moneySchema,
  orderSnapshotSchema,
  paymentIdSchema,
  paymentMethodKeySchema,
  paymentOperationKindSchema,
  refundReasonSchema,
  riskAssessmentSchema,
  riskProviderSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const orderEvent = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  defineEvent({
    type,
    subjectType: 'order',
    payload: z.strictObject({ order: orderSnapshotSchema, ...shape }),
    audience: 'orders.read',
    tellsOf: 'subject',
  })

/** An order was placed. Its payment is still pending, and its risk is not yet analysed. */
export const orderCreated = orderEvent('order.created', {})

/**
 * The risk of an order was analysed: by the shop itself, which is the earliest moment for a workflow to decide about its
 * payment (R63, R64), or by a provider.
 */
export const orderRiskAnalyzed = orderEvent('order.risk_analyzed', {
  risk: riskAssessmentSchema,
  provider: riskProviderSchema.nullable().meta({ description: 'Null: the shop itself.' }),
})

const paymentShape = { paymentId: paymentIdSchema, amount: moneySchema }

/** The card agreed, and the money is held. */
export const orderPaymentAuthorized = orderEvent('order.payment_authorized', paymentShape)

/** The money was taken. */
export const orderPaymentCaptured = orderEvent('order.payment_captured', paymentShape)

/** The held money was released. */
export const orderPaymentVoided = orderEvent('order.payment_voided', paymentShape)

/** Money was given back; `amount` is this refund's. */
export const orderPaymentRefunded = orderEvent('order.payment_refunded', {
  ...paymentShape,
  reason: refundReasonSchema,
})

/** The gateway said no to `operation`; an order whose authorisation was declined is not paid. */
export const orderPaymentDeclined = orderEvent('order.payment_declined', {
  ...paymentShape,
  operation: paymentOperationKindSchema,
  reason: z.string(),
})

const manualShape = { manualPaymentId: z.uuid(), method: paymentMethodKeySchema, amount: moneySchema }

/** Money came that no gateway takes part in, and a person or a rule of the shop confirmed it. */
export const orderManualPaymentReceived = orderEvent('order.manual_payment_received', manualShape)

/** Money that came by hand was given back by hand; `amount` is what was given back now. */
export const orderManualPaymentReturned = orderEvent('order.manual_payment_returned', {
  ...manualShape,
  reason: refundReasonSchema,
})

/** All that is due for an order was received, by whichever ways. */
export const orderPaid = orderEvent('order.paid', {})

/** Tags were added; `tags` are the ones that the order did not have before. */
export const orderTagsAdded = orderEvent('order.tags_added', { tags: z.array(z.string()) })

/** Tags were taken away; `tags` are the ones that the order had. */
export const orderTagsRemoved = orderEvent('order.tags_removed', { tags: z.array(z.string()) })

/** The note of an order was changed. */
export const orderNoteChanged = orderEvent('order.note_changed', {})

/** Somebody wrote a comment into the timeline of an order. */
export const orderCommented = orderEvent('order.commented', {})

/** An order was cancelled. What becomes of its payment follows as an event of its own. */
export const orderCancelled = orderEvent('order.cancelled', { reason: cancelReasonSchema })

/** What an order consists of, costs, or where it is sent to was changed; `before` is what it had cost. */
export const orderEdited = orderEvent('order.edited', { before: moneySchema })

/** Some of the goods left the shop or were handed over, and some have not yet; `pieces` of them now. */
export const orderPartiallyFulfilled = orderEvent('order.partially_fulfilled', { pieces: z.int().positive() })

/** Goods that were said to have left have not; `pieces` of them. */
export const orderFulfilmentCancelled = orderEvent('order.fulfilment_cancelled', {
  pieces: z.int().positive(),
})

/** The last of the goods left the shop, or were handed over. */
export const orderFulfilled = orderEvent('order.fulfilled', {})

/** The goods of an order that nobody will be sent went back into stock; `pieces` of them. */
export const orderRestocked = orderEvent('order.restocked', { pieces: z.int().positive() })
