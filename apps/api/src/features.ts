import path from 'node:path'
import type { DynamicModule, Type } from '@nestjs/common'
import { AddressesModule } from './addresses/addresses.module.js'
import { AttributionModule } from './attribution/attribution.module.js'
import { AuditModule } from './audit/audit.module.js'
import { CommerceModule } from './commerce/commerce.module.js'
import { UnsubscribeRoute } from './commerce/customers/unsubscribe/unsubscribe-route.js'
import { EngagementModule } from './engagement/engagement.module.js'
import { IdentityModule } from './identity/identity.module.js'
import { ChannelHookRoute } from './inbox/channels/channel-hook-route.js'
import { ChannelsModule } from './inbox/channels/channels.module.js'
import { InboxModule } from './inbox/inbox.module.js'
import { InvoicesModule } from './invoices/invoices.module.js'
import { MailModule } from './mail/mail.module.js'
import { OperationsModule } from './operations/operations.module.js'
import { OrderLettersModule } from './order-letters/order-letters.module.js'
import { RealtimeModule } from './platform/realtime/realtime.module.js'
import { PluginsModule } from './plugins/plugins.module.js'
import { PosModule } from './pos/pos.module.js'
import { ViewsModule } from './views/views.module.js'
import { WebhooksModule } from './webhooks/webhooks.module.js'
import { WebhookRoute } from './workflows/triggers/webhook/webhook-route.js'
import { WorkflowsModule } from './workflows/workflows.module.js'

/**
 * Every feature of the product; together they serve what api-contract.ts lists.
 * @param pluginFolders folders that hold plugin packages; the product's own unless a spec names others
 */
export function featuresOf(
  checkout: string,
  pluginFolders: readonly string[] = [path.join(checkout, 'packages/plugins')],
): (Type | DynamicModule)[] {
  const plugins = PluginsModule.reading(pluginFolders)
  const workflows = WorkflowsModule.with(plugins)
  return [
    IdentityModule,
    AuditModule,
    ViewsModule,
    RealtimeModule.with(),
    CommerceModule,
    EngagementModule,
    MailModule,
    InboxModule,
    PosModule,
    InvoicesModule,
    OrderLettersModule,
    plugins,
    ChannelsModule.with(plugins),
    workflows,
    OperationsModule.with(workflows),
    WebhooksModule,
    AddressesModule,
    AttributionModule,
  ]
}

/** What of it is served on Fastify itself. */
export const bareRoutes = [WebhookRoute, UnsubscribeRoute, ChannelHookRoute]
