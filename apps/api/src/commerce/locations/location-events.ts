import { locationIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

/** Locations were added, changed or put in another order; `locationIds` are those. */
export const locationsUpdated = defineEvent({
  type: 'location.updated',
  subjectType: 'location',
  payload: z.strictObject({
    locationIds: z.array(locationIdSchema),
    actor: z.strictObject({ type: z.string(), id: z.string().nullable(), name: z.string() }),
  }),
  audience: 'products.read',
})
