import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

/** Pages of the online store were written, changed, deleted or put in another order; `pageIds` are those. */
export const pagesUpdated = defineEvent({
  type: 'page.updated',
  subjectType: 'page',
  payload: z.strictObject({ pageIds: z.array(z.uuid()) }),
  audience: 'shop.read',
})
