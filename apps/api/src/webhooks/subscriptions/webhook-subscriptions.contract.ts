import { eventPatternSchema, permissionSchema, webhookSubscriptionIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

export const offReasonSchema = z.enum(['by_hand', 'gone', 'failing']).meta({
  id: 'WebhookOffReason',
  description: '`gone`: the receiver answered 410. `failing`: nothing arrived for three days.',
})

/** Why a subscription is off. */
export type OffReason = z.infer<typeof offReasonSchema>

/** Events of a subscription at most. */
export const mostEvents = 100

const inputShape = {
  url: z
    .url({ protocol: /^https?$/, error: 'Give the address in full, such as https://example.com/webhooks.' })
    .max(2_000)
    .meta({ description: 'Where deliveries go, by POST.', examples: ['https://example.com/webhooks'] }),
  description: z
    .string()
    .trim()
    .max(200)
    .default('')
    .meta({ examples: ['Warehouse'] }),
  events: z
    .array(eventPatternSchema)
    .min(1, 'Choose at least one event.')
    .max(mostEvents)
    .meta({ description: 'What it hears of.', examples: [['order.paid', 'stock.*']] }),
}

export const webhookSubscriptionInputSchema = z
  .strictObject(inputShape)
  .meta({ id: 'WebhookSubscriptionInput' })

export const webhookSubscriptionSchema = z
  .strictObject({
    id: webhookSubscriptionIdSchema,
    url: z.string(),
    description: z.string(),
    events: z.array(z.string()),
    isOn: z.boolean(),
    offReason: offReasonSchema.nullable(),
    offAt: z.iso.datetime().nullable(),
    failingSince: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'The first failure since something last arrived; null while things arrive.' }),
    oldSecretUntil: z.iso
      .datetime()
      .nullable()
      .meta({ description: 'Until when deliveries are signed with the secret before as well.' }),
    pending: z.int().meta({ description: 'Deliveries that have not arrived yet, 1,000 at most.' }),
    lastAttempt: z
      .strictObject({ at: z.iso.datetime(), arrived: z.boolean() })
      .nullable()
      .meta({ description: 'Of the newest delivery that was tried.' }),
    version: rowVersionSchema,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'WebhookSubscription' })

const secretSchema = z
  .string()
  .meta({ description: 'What deliveries are signed with. It is answered this once.' })

export const offeredEventSchema = z
  .strictObject({
    type: z.string(),
    permission: permissionSchema.meta({ description: 'Whoever subscribes to it must hold this.' }),
  })
  .meta({ id: 'WebhookEvent' })

const tag = 'Webhook subscriptions'
const access = requires('webhooks.manage')
const params = z.strictObject({ webhookSubscriptionId: webhookSubscriptionIdSchema })
const collection = '/api/v1/webhook-subscriptions'
const one = `${collection}/{webhookSubscriptionId}` as const

export const webhookSubscriptionRoutes = {
  events: defineRoute({
    method: 'GET',
    path: '/api/v1/webhook-events',
    access,
    operationId: 'listWebhookEvents',
    tag,
    summary: 'Every event that can be subscribed to',
    status: 200,
    response: z.strictObject({ items: z.array(offeredEventSchema) }),
  }),
  list: defineRoute({
    method: 'GET',
    path: collection,
    access,
    operationId: 'listWebhookSubscriptions',
    tag,
    summary: 'Every subscription, without its secret',
    status: 200,
    response: z.strictObject({ items: z.array(webhookSubscriptionSchema) }),
  }),
  create: defineRoute({
    method: 'POST',
    path: collection,
    access,
    operationId: 'createWebhookSubscription',
    tag,
    summary: 'Have events sent to an address',
    description:
      'Every event from now on is sent at least once, signed by the rules of Standard Webhooks. The secret is answered this once.',
    body: webhookSubscriptionInputSchema,
    status: 201,
    response: z
      .strictObject({ ...webhookSubscriptionSchema.shape, secret: secretSchema })
      .meta({ id: 'NewWebhookSubscription' }),
    problems: ['webhook-address-refused', 'unknown-event', 'permission-missing', 'too-many-webhooks'],
  }),
  get: defineRoute({
    method: 'GET',
    path: one,
    access,
    operationId: 'getWebhookSubscription',
    tag,
    summary: 'One subscription, without its secret',
    params,
    status: 200,
    response: webhookSubscriptionSchema,
  }),
  replace: defineRoute({
    method: 'PUT',
    path: one,
    access,
    operationId: 'replaceWebhookSubscription',
    tag,
    summary: 'Change where a subscription sends what',
    description: 'What waits already goes to the new address.',
    params,
    body: z
      .strictObject({ ...inputShape, version: rowVersionSchema })
      .meta({ id: 'WebhookSubscriptionChange' }),
    status: 200,
    response: webhookSubscriptionSchema,
    problems: ['webhook-address-refused', 'unknown-event', 'permission-missing', 'settings-changed'],
  }),
  turnOn: defineRoute({
    method: 'POST',
    path: `${one}/turn-on`,
    access,
    operationId: 'turnOnWebhookSubscription',
    tag,
    summary: 'Send again what happens from now on, and what still waits',
    params,
    status: 200,
    response: webhookSubscriptionSchema,
  }),
  turnOff: defineRoute({
    method: 'POST',
    path: `${one}/turn-off`,
    access,
    operationId: 'turnOffWebhookSubscription',
    tag,
    summary: 'Send nothing for the time being',
    description: 'What happens until it is turned on again is not kept for it.',
    params,
    status: 200,
    response: webhookSubscriptionSchema,
  }),
  renewSecret: defineRoute({
    method: 'POST',
    path: `${one}/secret`,
    access,
    operationId: 'renewWebhookSubscriptionSecret',
    tag,
    summary: 'Make a new secret',
    description:
      'For as long as the old one is valid, each delivery carries a signature by either. The new one is answered this once.',
    params,
    body: z
      .strictObject({
        oldValidHours: z
          .int()
          .min(0)
          .max(24)
          .default(24)
          .meta({
            description: 'For how many hours the old one signs as well; 0 when somebody else knows it.',
            examples: [24],
          }),
      })
      .meta({ id: 'WebhookSecretRenewal' }),
    status: 200,
    response: z.strictObject({ secret: secretSchema, oldSecretUntil: z.iso.datetime().nullable() }),
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: one,
    access,
    operationId: 'deleteWebhookSubscription',
    tag,
    summary: 'End a subscription, with its log',
    params,
    status: 204,
    response: z.undefined(),
  }),
}
