import { customerIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

const tags = z.array(z.string())
const metadata = z.record(z.string(), z.string())

/** A customer's tags or metadata changed; carries them as they are now, and what is new or gone. */
export const customerUpdated = defineEvent({
  type: 'customer.updated',
  subjectType: 'customer',
  payload: z.strictObject({
    customer: z.strictObject({ id: customerIdSchema, name: z.string(), email: z.string(), tags, metadata }),
    tagsAdded: tags,
    tagsRemoved: tags,
    metadataChanged: z.array(z.string()),
  }),
  audience: 'customers.read',
})
