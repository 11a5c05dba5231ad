import { orderNumberFormatSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../../platform/events/event-definition.js'

/** How orders are numbered was changed; `next` is the number of the next one. */
export const orderNumberingChanged = defineEvent({
  type: 'shop.order_numbering_changed',
  subjectType: 'shop',
  payload: z.strictObject({ ...orderNumberFormatSchema.shape, next: z.int() }),
  audience: 'shop.read',
})
