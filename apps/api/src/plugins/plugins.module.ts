import { shopValuesType } from '@counterflow/core'
import { type DynamicModule, Module } from '@nestjs/common'
import { AuditTrailModule } from '../audit/audit.public.js'
import { CommerceModule } from '../commerce/commerce.module.js'
import { ConnectionsModule } from '../connections/connections.module.js'
import { InboxModule } from '../inbox/inbox.module.js'
import { MailModule } from '../mail/mail.module.js'
import { PluginsController } from './catalogue/plugins.controller.js'
import { PluginActions } from './host/plugin-actions.js'
import { PluginChannels } from './host/plugin-channels.js'
import { PluginPolls } from './host/plugin-polls.js'
import { ShopServices } from './host/shop-services.js'
import { PluginRegistry } from './registry/plugin-registry.js'

/** Plugins: which there are, and how their actions reach the shop. */
@Module({})
export class PluginsModule {
  /** @param folders folders that hold plugin packages */
  static reading(folders: readonly string[]): DynamicModule {
    return {
      module: PluginsModule,
      imports: [AuditTrailModule, CommerceModule, ConnectionsModule, InboxModule, MailModule],
      controllers: [PluginsController],
      providers: [
        { provide: PluginRegistry, useFactory: () => PluginRegistry.read(folders, shopValuesType()) },
        ShopServices,
        PluginActions,
        PluginPolls,
        PluginChannels,
      ],
      exports: [PluginRegistry, PluginActions, PluginPolls, PluginChannels],
    }
  }
}
