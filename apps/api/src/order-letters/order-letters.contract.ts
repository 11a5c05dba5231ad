import { cancelReasonSchema, moneySchema, orderIdSchema, paymentOnCancelSchema } from '@counterflow/core'
import { z } from 'zod'
import { linePiecesSchema, trackingSchema } from '../commerce/orders/order-parts.contract.js'
import { mailPreviewSchema } from '../mail/mail.contract.js'
import { defineRoute, requires } from '../platform/http/route-contract.js'

const lines = z.array(linePiecesSchema).max(200)

export const letterWishSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('cancelled'),
      reason: cancelReasonSchema,
      payment: paymentOnCancelSchema,
    }),
    z.strictObject({ kind: z.literal('refunded'), amount: moneySchema, lines }),
    z.strictObject({ kind: z.literal('fulfilled'), lines, tracking: trackingSchema.optional() }),
  ])
  .meta({ id: 'OrderLetterWish', description: 'What the customer of an order is told.' })

export const orderLetterRoutes = {
  preview: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/letters/preview',
    access: requires('orders.read'),
    operationId: 'previewOrderLetter',
    audit: 'none',
    tag: 'Orders',
    summary: 'See the mail that would tell a customer of what is done with their order',
    description: 'In the language of the customer. Nothing is sent, and nothing is done.',
    params: z.strictObject({ orderId: orderIdSchema }),
    body: letterWishSchema,
    status: 200,
    response: z.strictObject({
      ...mailPreviewSchema.shape,
      to: z.string().nullable().meta({ description: 'Null: the customer has no address.' }),
    }),
  }),
}
