import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { defineAction, definePlugin, z } from '@counterflow/plugin-sdk'
import { describePlugin } from '@counterflow/plugin-sdk/manifest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CommerceModule } from '../src/commerce/commerce.module.js'
import { featuresOf } from '../src/features.js'
import { IdentityModule } from '../src/identity/identity.module.js'
import { startTestApplication, type TestApplication } from '../src/platform/http/test-application.js'
import { Runs } from '../src/workflows/runs/runs.js'
import { type ShopApplication, startShop, wholeProduct } from './shop-application.js'
import { isPacked } from './workflow-shop.js'

const made = z.object({ id: z.string(), draftRevision: z.int() })
const checkout = path.resolve(import.meta.dirname, '../../..')

const global = globalThis as { codeRead?: string[]; preparedPlugins?: Map<string, unknown> }
global.codeRead = []
global.preparedPlugins = new Map()
const { codeRead, preparedPlugins } = global

/** Packs a plugin of one action into `folder`: its bundle notes when it is read. */
async function pack(folder: string, name: string): Promise<void> {
  const title = { en: name, ko: name, ja: name }
  const act = defineAction({
    name: 'act',
    title,
    description: title,
    category: 'services',
    input: z.strictObject({}),
    output: z.strictObject({}),
    effects: 'none',
    run: async () => ({}),
  })
  const plugin = definePlugin({ name, title, triggers: [], actions: [act], templates: [] })
  preparedPlugins.set(name, plugin)
  const source = `globalThis.codeRead.push('${name}')\nexport default globalThis.preparedPlugins.get('${name}')\n`
  const sha512 = createHash('sha512').update(source).digest('base64')
  const dist = path.join(folder, name, 'dist')
  await mkdir(dist, { recursive: true })
  await writeFile(path.join(dist, 'plugin.mjs'), source)
  const manifest = describePlugin(plugin, '1.0.0', { file: 'plugin.mjs', sha512 })
  await writeFile(path.join(dist, 'manifest.json'), JSON.stringify(manifest))
}

describe.skipIf(!isPacked)('the code that runs need', () => {
  /** Takes requests, and drives nothing. */
  let api: ShopApplication
  let worker: TestApplication
  let folder: string

  const product = () => ({
    ...wholeProduct(),
    modules: featuresOf(checkout, [folder, path.join(checkout, 'packages/plugins')]),
  })

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'counterflow-plugins-'))
    await pack(folder, 'before')
    await pack(folder, 'meanwhile')
    api = await startShop(product())
  })
  afterAll(async () => {
    await worker.close()
    await api.close()
    await rm(folder, { recursive: true, maxRetries: 5 })
  })

  async function turnOn(plugin: string): Promise<void> {
    const owner = await api.staff('owner')
    const { body } = await api.send(owner, 'POST', '/api/v1/workflows', {
      name: plugin,
      definition: {
        schema: 1,
        name: plugin,
        trigger: { type: 'http.webhook', config: {} },
        nodes: [{ id: 'act', kind: 'action', action: `${plugin}.act`, input: {} }],
        edges: [{ from: 'trigger', port: 'then', to: 'act' }],
        layout: {},
      },
    })
    const { id, draftRevision: revision } = made.parse(body)
    const answer = await api.send(owner, 'POST', `/api/v1/workflows/${id}/turn-on`, { revision })
    expect(answer.status).toBe(200)
  }

  it('is read before the first of them: after a start, and when a workflow is turned on in another process', async () => {
    await turnOn('before')
    expect(codeRead).toEqual([])
    const { modules, ...rest } = product()
    worker = await startTestApplication({
      ...rest,
      modules: [...new Set([IdentityModule, CommerceModule, ...modules])],
      shared: api,
    })
    const runs = worker.application.get(Runs, { strict: false })
    runs.start()
    runs.prepareLive()
    await expect.poll(() => codeRead).toEqual(['before'])
    await turnOn('meanwhile')
    await expect.poll(() => codeRead).toEqual(['before', 'meanwhile'])
  })
})
