import { defineEvent } from '../../platform/events/event-definition.js'
import { taxSettingsSchema } from './taxes.contract.js'

/** Orders are taxed otherwise from now on. */
export const taxesUpdated = defineEvent({
  type: 'shop.taxes_updated',
  subjectType: 'shop',
  payload: taxSettingsSchema,
  audience: 'shop.read',
})
