import { webhookDeliveryRoutes } from './deliveries/webhook-deliveries.contract.js'
import { webhookSubscriptionRoutes } from './subscriptions/webhook-subscriptions.contract.js'

/** Every route of the webhooks that go out. */
export const outgoingWebhookRoutes = [webhookSubscriptionRoutes, webhookDeliveryRoutes]
