import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { shopValuesType } from '@counterflow/core'
import { type ActionDefinition, definePlugin } from '@counterflow/plugin-sdk'
import { describePlugin } from '@counterflow/plugin-sdk/manifest'
import { PluginRegistry } from '../src/plugins/registry/plugin-registry.js'

/** A plugin as it lies packed in a folder. */
export interface PackedPlugin {
  readonly registry: PluginRegistry
  remove(): Promise<void>
}

const global = globalThis as { testPlugins?: Map<string, unknown> }

/** Packs `actions` as the plugin `test`. Its bundle takes them from this process, so that a spec can write them down. */
export async function packActions(actions: readonly ActionDefinition[]): Promise<PackedPlugin> {
  const title = { en: 'Test', ko: '테스트', ja: 'テスト' }
  const plugin = definePlugin({ name: 'test', title, triggers: [], actions, templates: [] })
  const folder = await mkdtemp(path.join(tmpdir(), 'counterflow-plugin-'))
  global.testPlugins ??= new Map()
  global.testPlugins.set(folder, plugin)
  const source = `export default globalThis.testPlugins.get(${JSON.stringify(folder)})\n`
  const sha512 = createHash('sha512').update(source).digest('base64')
  await writeFile(path.join(folder, 'plugin.mjs'), source)
  const manifest = describePlugin(plugin, '1.0.0', { file: 'plugin.mjs', sha512 })
  return {
    registry: new PluginRegistry([{ manifest, folder }], shopValuesType()),
    remove: () => rm(folder, { recursive: true }),
  }
}
