import { z } from 'zod'
import { defineEvent } from '../../../platform/events/event-definition.js'

/** How long declined orders wait for another payment was changed. */
export const declinedOrdersChanged = defineEvent({
  type: 'shop.declined_orders_changed',
  subjectType: 'shop',
  payload: z.strictObject({ cancelAfterMinutes: z.int().nullable() }),
  audience: 'shop.read',
})
