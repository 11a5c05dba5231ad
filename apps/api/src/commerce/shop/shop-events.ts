import { defineEvent } from '../../platform/events/event-definition.js'
import { shopSchema } from './shop.contract.js'

/** The shop's settings changed; carries all of them as they are now. */
export const shopUpdated = defineEvent({
  type: 'shop.updated',
  subjectType: 'shop',
  payload: shopSchema,
  audience: 'shop.read',
})
