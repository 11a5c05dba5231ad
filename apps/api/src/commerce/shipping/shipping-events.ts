import { shippingSettingsSchema } from '@counterflow/core'
import { defineEvent } from '../../platform/events/event-definition.js'

/** Goods are sent otherwise from now on. */
export const shippingUpdated = defineEvent({
  type: 'shop.shipping_updated',
  subjectType: 'shop',
  payload: shippingSettingsSchema,
  audience: 'shop.read',
})
