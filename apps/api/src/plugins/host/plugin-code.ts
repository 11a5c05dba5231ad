import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ActionError, type PluginDefinition } from '@counterflow/plugin-sdk'
import { z } from 'zod'
import type { InstalledPlugin } from '../registry/plugin-registry.js'

const moduleSchema = z.object({
  default: z.custom<PluginDefinition>(
    (value) => typeof value === 'object' && value !== null && 'actions' in value,
  ),
})

/**
 * The code of a plugin, if it is the one that its manifest describes.
 * @throws ActionError `plugin_changed` when it is another one
 */
export async function loadPlugin({ manifest, folder }: InstalledPlugin): Promise<PluginDefinition> {
  const file = path.join(folder, manifest.entry.file)
  const hash = createHash('sha512')
    .update(await readFile(file))
    .digest('base64')
  if (hash !== manifest.entry.sha512) {
    throw new ActionError({
      code: 'plugin_changed',
      message: `The bundle of the plugin "${manifest.name}" is not the one that its manifest describes; pack it again.`,
    })
  }
  return moduleSchema.parse(await import(pathToFileURL(file).href)).default
}
