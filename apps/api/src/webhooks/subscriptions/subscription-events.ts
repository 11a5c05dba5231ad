import { webhookSubscriptionIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineEvent } from '../../platform/events/event-definition.js'

/** A subscription was made, changed, turned on or off, or deleted. */
export const subscriptionChangedEvent = defineEvent({
  type: 'webhook_subscription.changed',
  subjectType: 'webhook_subscription',
  payload: z.strictObject({
    subscriptionId: webhookSubscriptionIdSchema,
    change: z.enum(['made', 'changed', 'turned_on', 'turned_off', 'secret_renewed', 'deleted']),
  }),
  audience: 'webhooks.manage',
})
