import {
  disputeSchema,
  fraudWarningSchema,
  orderSnapshotSchema,
  succeededPaymentSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../../platform/events/event-definition.js'

/** A payment has arrived: the money was taken (R85). */
export const paymentSucceeded = defineEvent({
  type: 'payment.succeeded',
  subjectType: 'payment',
  payload: z.strictObject({ payment: succeededPaymentSchema, order: orderSnapshotSchema }),
  audience: 'orders.read',
  tellsOf: 'subject',
})

/** The card's issuer suspects fraud: there is still time to avoid a dispute (R89). */
export const fraudWarningCreated = defineEvent({
  type: 'charge.fraud_warning_created',
  subjectType: 'charge',
  payload: z.strictObject({ warning: fraudWarningSchema, order: orderSnapshotSchema }),
  audience: 'orders.read',
  tellsOf: 'subject',
})

/** The card's holder contests a charge. */
export const disputeCreated = defineEvent({
  type: 'charge.dispute_created',
  subjectType: 'charge',
  payload: z.strictObject({ dispute: disputeSchema, order: orderSnapshotSchema }),
  audience: 'orders.read',
  tellsOf: 'subject',
})
