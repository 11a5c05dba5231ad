import { Module } from '@nestjs/common'
import { CommerceModule } from '../commerce/commerce.module.js'
import { MailModule } from '../mail/mail.module.js'
import { DeliveryLog } from './deliveries/delivery-log.js'
import { DeliveryPersonalData } from './deliveries/delivery-personal-data.js'
import { DeliveryRetention } from './deliveries/delivery-retention.js'
import { Redelivery } from './deliveries/redelivery.js'
import { WebhookDeliveriesController } from './deliveries/webhook-deliveries.controller.js'
import { DeliveryAttempt } from './sending/delivery-attempt.js'
import { DeliveryClaims } from './sending/delivery-claims.js'
import { DeliveryDispatch } from './sending/delivery-dispatch.js'
import { DeliveryOutcome } from './sending/delivery-outcome.js'
import { EventIntake } from './sending/event-intake.js'
import { TurnedOffMail } from './sending/turned-off-mail.js'
import { WebhookSending } from './sending/webhook-sending.js'
import { SubscriptionSwitch } from './subscriptions/subscription-switch.js'
import { SubscriptionView } from './subscriptions/subscription-view.js'
import { WebhookSecrets } from './subscriptions/webhook-secrets.js'
import { WebhookSubscriptionsController } from './subscriptions/webhook-subscriptions.controller.js'
import { WebhookSubscriptions } from './subscriptions/webhook-subscriptions.js'

/** Tells other systems what happens in the shop: who listens, what is sent to them, and what came of it. */
@Module({
  imports: [CommerceModule, MailModule],
  controllers: [WebhookSubscriptionsController, WebhookDeliveriesController],
  providers: [
    WebhookSecrets,
    WebhookSubscriptions,
    SubscriptionSwitch,
    SubscriptionView,
    DeliveryLog,
    Redelivery,
    DeliveryRetention,
    DeliveryPersonalData,
    EventIntake,
    DeliveryClaims,
    DeliveryAttempt,
    DeliveryOutcome,
    DeliveryDispatch,
    TurnedOffMail,
    WebhookSending,
  ],
})
export class WebhooksModule {}
