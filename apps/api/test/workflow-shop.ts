import { existsSync } from 'node:fs'
import path from 'node:path'
import { Runs } from '../src/workflows/runs/runs.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'

const pluginFolder = path.resolve(import.meta.dirname, '../../../packages/plugins')

/** Whether the first-party plugins are built; a shop with workflows needs them. */
export const isPacked = existsSync(path.join(pluginFolder, 'commerce/dist/manifest.json'))

/** The demo shop with the first-party plugins, running its workflows. */
export async function startWorkflowShop(): Promise<ShopApplication> {
  const shop = await startShop(wholeProduct())
  shop.application.get(Runs, { strict: false }).start()
  return shop
}
