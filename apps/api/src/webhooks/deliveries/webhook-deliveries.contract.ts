import { webhookSubscriptionIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const deliveryStatusSchema = z.enum(['pending', 'delivered', 'failed']).meta({
  id: 'WebhookDeliveryStatus',
  description: '`failed`: it is not tried any more.',
})

/** Where a delivery stands. */
export type WebhookDeliveryStatus = z.infer<typeof deliveryStatusSchema>

const failureSchema = z.strictObject({ code: z.string(), message: z.string() })

const attemptShape = {
  at: z.iso.datetime(),
  milliseconds: z.int(),
  status: z.int().nullable().meta({ description: 'What the receiver answered; null when it did not.' }),
  error: failureSchema.nullable().meta({ description: 'What stood in the way of an answer.' }),
}

export const webhookAttemptSchema = z
  .strictObject({
    number: z.int(),
    ...attemptShape,
    body: z.string().nullable().meta({ description: "The first 2 kB of the answer's body." }),
  })
  .meta({ id: 'WebhookAttempt' })

const summaryShape = {
  id: z.uuid().meta({ description: 'The id of the message, as in the header `webhook-id`.' }),
  type: z.string(),
  status: deliveryStatusSchema,
  isTest: z.boolean(),
  attempts: z.int(),
  nextAttemptAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
}

export const webhookDeliverySummarySchema = z
  .strictObject({ ...summaryShape, lastAttempt: z.strictObject(attemptShape).nullable() })
  .meta({ id: 'WebhookDeliverySummary' })

export const webhookPayloadSchema = z
  .strictObject({
    id: z.uuid().meta({ description: 'Stays the same when it is sent again: by it a receiver knows it.' }),
    type: z.string(),
    at: z.iso.datetime().meta({ description: 'When it happened.' }),
    data: z.unknown().meta({ description: 'What the event carries.' }),
  })
  .meta({ id: 'WebhookPayload' })

export const webhookDeliverySchema = z
  .strictObject({
    ...summaryShape,
    payload: webhookPayloadSchema,
    log: z.array(webhookAttemptSchema).meta({ description: 'The newest attempts first, 100 at most.' }),
  })
  .meta({ id: 'WebhookDelivery' })

export const webhookRetentionSchema = z
  .strictObject({
    keepDays: z
      .int('Expected a whole number of days.')
      .min(4, 'Expected 4 to 365 days.')
      .max(365, 'Expected 4 to 365 days.')
      .meta({ examples: [30] }),
  })
  .meta({ id: 'WebhookRetention' })

const tag = 'Webhook subscriptions'
const access = requires('webhooks.manage')
const subscription = z.strictObject({ webhookSubscriptionId: webhookSubscriptionIdSchema })
const params = z.strictObject({ ...subscription.shape, webhookDeliveryId: z.uuid() })
const all = '/api/v1/webhook-subscriptions/{webhookSubscriptionId}/deliveries'

export const webhookDeliveryRoutes = {
  list: defineRoute({
    method: 'GET',
    path: all,
    access,
    operationId: 'listWebhookDeliveries',
    tag,
    summary: 'What was sent to a subscription, newest first',
    params: subscription,
    query: z.strictObject({
      ...pageQueryShape,
      status: deliveryStatusSchema.optional(),
      type: z.string().max(100).optional().meta({ description: 'Only events of this type.' }),
    }),
    status: 200,
    response: pageOf(webhookDeliverySummarySchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: `${all}/{webhookDeliveryId}`,
    access,
    operationId: 'getWebhookDelivery',
    tag,
    summary: 'One delivery: what was sent, and what came of each attempt',
    params,
    status: 200,
    response: webhookDeliverySchema,
  }),
  resend: defineRoute({
    method: 'POST',
    path: `${all}/{webhookDeliveryId}/resend`,
    access,
    operationId: 'resendWebhookDelivery',
    tag,
    summary: 'Send a message again, under its id',
    params,
    status: 200,
    response: webhookDeliverySchema,
    problems: ['webhook-is-off', 'webhook-delivery-pending'],
  }),
  resendFailed: defineRoute({
    method: 'POST',
    path: '/api/v1/webhook-subscriptions/{webhookSubscriptionId}/resend-failed',
    access,
    operationId: 'resendFailedWebhookDeliveries',
    tag,
    summary: 'Send again all that has failed',
    params: subscription,
    body: z
      .strictObject({
        since: z.iso
          .datetime()
          .optional()
          .meta({
            description: 'Only what was to be sent since then.',
            examples: ['2026-11-20T00:00:00.000Z'],
          }),
      })
      .meta({ id: 'ResendFailedWebhooks' }),
    status: 200,
    response: z.strictObject({ resent: z.int() }),
    problems: ['webhook-is-off'],
  }),
  test: defineRoute({
    method: 'POST',
    path: '/api/v1/webhook-subscriptions/{webhookSubscriptionId}/test',
    access,
    operationId: 'testWebhookSubscription',
    audit: 'none',
    tag,
    summary: 'Send a test event, `ping`',
    description: 'It is sent once, also while the subscription is off; see its delivery for what came of it.',
    params: subscription,
    status: 202,
    response: webhookDeliverySchema,
  }),
  retention: defineRoute({
    method: 'GET',
    path: '/api/v1/webhook-retention',
    access,
    operationId: 'getWebhookRetention',
    tag,
    summary: 'For how long deliveries are kept',
    status: 200,
    response: webhookRetentionSchema,
  }),
  keep: defineRoute({
    method: 'PUT',
    path: '/api/v1/webhook-retention',
    access,
    operationId: 'setWebhookRetention',
    tag,
    summary: 'Change for how long deliveries are kept',
    body: webhookRetentionSchema,
    status: 200,
    response: webhookRetentionSchema,
  }),
}
