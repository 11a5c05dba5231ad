import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ParcelsModule, routes } from '../../../../test/parcels-feature.js'
import { healthRoutes } from '../health.contract.js'
import { startTestApplication, type TestApplication } from '../test-application.js'

let folder: string
let shop: TestApplication

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-till-'))
  for (const name of ['till', 'builder']) {
    await mkdir(path.join(folder, name, 'assets'), { recursive: true })
    await writeFile(path.join(folder, name, 'index.html'), `<title>${name}</title>`)
  }
  await writeFile(path.join(folder, 'secret.txt'), 'not yours')
  await writeFile(path.join(folder, 'till', 'sw.js'), 'self.skipWaiting')
  await writeFile(path.join(folder, 'till', 'manifest.webmanifest'), '{}')
  await writeFile(path.join(folder, 'till', 'assets', 'index-4f2a.js'), 'export {}')
  shop = await startTestApplication({
    modules: [ParcelsModule],
    contract: [...Object.values(routes), ...Object.values(healthRoutes)],
    builderFolder: path.join(folder, 'builder'),
    tillFolder: path.join(folder, 'till'),
  })
})
afterAll(async () => {
  await shop?.close()
  await rm(folder, { recursive: true })
})

const get = (address: string) => fetch(`${shop.url}${address}`, { redirect: 'manual' })

describe('the till', () => {
  it('is where /till leads', async () => {
    expect((await get('/till')).headers.get('location')).toBe('/till/')
  })

  it.each(['/till/', '/till/sell', '/till/shift'])('opens at %s, beside the back office', async (address) => {
    const response = await get(address)
    expect(await response.text()).toBe('<title>till</title>')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'self';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self';" +
        "connect-src 'self' http://127.0.0.1:17717 http://localhost:17717;object-src 'none';base-uri 'self';" +
        "form-action 'self';frame-ancestors 'none'",
    )
    expect(await (await get('/admin/')).text()).toBe('<title>builder</title>')
  })

  it('row 20: asks for its service worker anew each time, and keeps for good what is named by its hash', async () => {
    const worker = await get('/till/sw.js')
    expect(worker.headers.get('cache-control')).toBe('no-cache')
    expect(worker.headers.get('service-worker-allowed')).toBe('/till/')
    expect(worker.headers.get('content-type')).toMatch('javascript')
    const manifest = await get('/till/manifest.webmanifest')
    expect(manifest.headers.get('content-type')).toMatch('application/manifest+json')
    expect((await get('/till/assets/index-4f2a.js')).headers.get('cache-control')).toBe(
      'public, max-age=31536000, immutable',
    )
  })

  it.each(['/till/assets/gone-1a2b.js', '/till/../secret.txt', '/till/%2e%2e/secret.txt'])(
    'has nothing at %s',
    async (address) => {
      const response = await get(address)
      expect(await response.text()).not.toContain('not yours')
      expect([400, 403, 404]).toContain(response.status)
    },
  )
})
