import { existsSync } from 'node:fs'
import path from 'node:path'
import { apiContract } from '../src/api-contract.js'
import { RealtimeModule } from '../src/platform/realtime/realtime.module.js'
import { PluginsModule } from '../src/plugins/plugins.module.js'
import { Runs } from '../src/workflows/runs/runs.js'
import { WorkflowsModule } from '../src/workflows/workflows.module.js'
import { type ShopApplication, startShop } from './shop-application.js'

const pluginFolder = path.resolve(import.meta.dirname, '../../../packages/plugins')

/** Whether the first-party plugins are built; a shop with workflows needs them. */
export const isPacked = existsSync(path.join(pluginFolder, 'commerce/dist/manifest.json'))

/** The demo shop with the first-party plugins, running its workflows. */
export async function startWorkflowShop(): Promise<ShopApplication> {
  const plugins = PluginsModule.reading([pluginFolder])
  const shop = await startShop({
    modules: [RealtimeModule.with(), plugins, WorkflowsModule.with(plugins)],
    contract: apiContract,
  })
  shop.application.get(Runs, { strict: false }).start()
  return shop
}
