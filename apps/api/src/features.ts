import path from 'node:path'
import type { DynamicModule, Type } from '@nestjs/common'
import { CommerceModule } from './commerce/commerce.module.js'
import { IdentityModule } from './identity/identity.module.js'
import { MailModule } from './mail/mail.module.js'
import { OperationsModule } from './operations/operations.module.js'
import { RealtimeModule } from './platform/realtime/realtime.module.js'
import { PluginsModule } from './plugins/plugins.module.js'
import { WorkflowsModule } from './workflows/workflows.module.js'

/** Every feature of the product; together they serve what api-contract.ts lists. */
export function featuresOf(checkout: string): (Type | DynamicModule)[] {
  const plugins = PluginsModule.reading([path.join(checkout, 'packages/plugins')])
  const workflows = WorkflowsModule.with(plugins)
  return [
    IdentityModule,
    RealtimeModule.with(),
    CommerceModule,
    MailModule,
    plugins,
    workflows,
    OperationsModule.with(workflows),
  ]
}
