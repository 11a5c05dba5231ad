import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { z } from 'zod'
import type { PluginDefinition } from '../define-plugin.js'
import { describePlugin, type PluginManifest } from '../manifest.js'

const packageSchema = z.object({ version: z.string() })
const bundleFile = 'plugin.mjs'

const moduleSchema = z.object({
  default: z.custom<PluginDefinition>(
    (value) => typeof value === 'object' && value !== null && 'name' in value && 'actions' in value,
    'The entry file has no default export made by definePlugin.',
  ),
})

/**
 * Packs the plugin in `folder`: `src/index.ts` becomes one self-contained `dist/plugin.mjs`, and beside it stands
 * `dist/manifest.json`, which says what the plugin brings and the hash of the bundle.
 */
export async function packPlugin(folder: string): Promise<PluginManifest> {
  const target = path.join(folder, 'dist')
  const bundle = path.join(target, bundleFile)
  await mkdir(target, { recursive: true })
  await build({
    entryPoints: [path.join(folder, 'src/index.ts')],
    outfile: bundle,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2024',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'silent',
  })
  const bytes = await readFile(bundle)
  const sha512 = createHash('sha512').update(bytes).digest('base64')
  const { version } = packageSchema.parse(
    JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')),
  )
  // The hash in the address makes Node read the file again when it was packed before in this process.
  const loaded = moduleSchema.parse(await import(`${pathToFileURL(bundle)}?${encodeURIComponent(sha512)}`))
  const manifest = describePlugin(loaded.default, version, { file: bundleFile, sha512 })
  await writeFile(path.join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  return manifest
}
