import {
  localizedTextSchema,
  locationIdSchema,
  moneySchema,
  orderLineIdSchema,
  paymentMethodKeySchema,
  refundReasonSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { rowVersionSchema } from '../../platform/http/row-version.js'

/** The version of the order that the caller decided by. */
export const seenVersionSchema = rowVersionSchema.min(1).optional().meta({
  description:
    'The version of the order that you saw: when it has changed since, the answer is 409 with all that changed. Omitted: whatever it is now.',
})

export const notifyCustomerSchema = z.boolean().default(false).meta({
  description: 'Whether the customer is sent a mail about it, in their language, if they have an address.',
})

export const actorSchema = z
  .strictObject({
    type: z.enum(['staff', 'workflow', 'api_key', 'customer', 'system']),
    id: z.string().nullable(),
    name: z.string(),
  })
  .meta({ id: 'Actor', description: "Who did something. A workflow's id is the id of the run." })

export const timelineEntrySchema = z
  .strictObject({
    id: z.uuid(),
    at: z.iso.datetime(),
    kind: z.enum([
      'order_placed',
      'payment_authorized',
      'payment_declined',
      'risk_analyzed',
      'payment_captured',
      'payment_voided',
      'payment_refunded',
      'payment_received',
      'payment_returned',
      'tags_added',
      'tags_removed',
      'order_cancelled',
      'order_edited',
      'order_fulfilled',
      'order_partially_fulfilled',
      'fulfilment_cancelled',
      'order_restocked',
      'note_changed',
      'comment_added',
      'fraud_warning_created',
      'dispute_created',
      'customer_written_to',
    ]),
    actor: actorSchema,
    values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string()), moneySchema])),
  })
  .meta({ id: 'TimelineEntry' })

export const manualPaymentSchema = z
  .strictObject({
    id: z.uuid(),
    method: paymentMethodKeySchema,
    status: z.enum(['pending', 'paid']),
    amount: moneySchema,
    refunded: moneySchema,
    createdAt: z.iso.datetime(),
    paidAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ManualPayment', description: 'Money that no gateway takes part in: promised, or there.' })

export const linePiecesSchema = z
  .strictObject({
    lineId: orderLineIdSchema,
    quantity: z.int().min(0).max(10_000).meta({ description: 'So many pieces of the line.' }),
  })
  .meta({ id: 'LinePieces' })

export const trackingSchema = z
  .strictObject({
    company: z.string().trim().min(1).max(100).optional(),
    number: z.string().trim().min(1).max(100).optional(),
    url: z
      .url({ protocol: /^https?$/, error: 'Expected an address that starts with https://.' })
      .max(500)
      .optional(),
  })
  .meta({ id: 'Tracking', description: 'How the parcel is followed.' })

export const fulfilmentSchema = z
  .strictObject({
    id: z.uuid(),
    createdAt: z.iso.datetime(),
    cancelledAt: z.iso.datetime().nullable().meta({ description: 'When it turned out not to have left.' }),
    tracking: trackingSchema.nullable(),
    location: z
      .strictObject({ id: locationIdSchema, name: localizedTextSchema })
      .nullable()
      .meta({ description: 'From where it left; null where its goods lie in no stock.' }),
    lines: z.array(linePiecesSchema),
    actor: actorSchema,
  })
  .meta({ id: 'Fulfilment', description: 'Goods that left the shop together, or were handed over.' })

export const refundSchema = z
  .strictObject({
    id: z.uuid(),
    createdAt: z.iso.datetime(),
    status: z.enum(['started', 'done', 'failed', 'taken_back']).meta({
      description:
        '`started`: the gateway has not answered yet. `taken_back`: a till has voided the return, so that the money came again.',
    }),
    amount: moneySchema,
    byCard: moneySchema.meta({ description: 'How much of it goes by card; the rest is given back by hand.' }),
    shipping: moneySchema.meta({ description: 'How much of it is for shipping.' }),
    lines: z.array(linePiecesSchema),
    restock: z.boolean(),
    reason: refundReasonSchema,
    actor: actorSchema,
  })
  .meta({ id: 'OrderRefund' })
