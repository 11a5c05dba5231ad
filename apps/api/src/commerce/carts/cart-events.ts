import { mostPieces, variantIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

/** The products of a cart changed: what `variantId` has now, none once it was taken out, and what it had before. */
export const cartUpdated = defineEvent({
  type: 'cart.updated',
  subjectType: 'cart',
  payload: z.strictObject({
    cartId: z.uuid(),
    change: z.enum(['product_added', 'product_removed', 'quantity_changed']),
    variantId: variantIdSchema,
    quantity: z.int().min(0).max(mostPieces),
    before: z.int().min(0).max(mostPieces),
  }),
  audience: 'orders.read',
})

/** A cart became an order. */
export const cartOrdered = defineEvent({
  type: 'cart.ordered',
  subjectType: 'cart',
  payload: z.strictObject({ cartId: z.uuid(), orderId: z.uuid() }),
  audience: 'orders.read',
})
