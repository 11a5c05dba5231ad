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
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-builder-'))
  await mkdir(path.join(folder, 'built', 'assets'), { recursive: true })
  await writeFile(path.join(folder, 'secret.txt'), 'not yours')
  await writeFile(path.join(folder, 'built', 'index.html'), '<title>Builder</title>')
  await writeFile(path.join(folder, 'built', 'pay.html'), '<title>Pay</title>')
  await writeFile(path.join(folder, 'built', 'favicon.svg'), '<svg/>')
  await writeFile(path.join(folder, 'built', 'assets', 'index-4f2a.js'), 'export {}')
  shop = await startTestApplication({
    modules: [ParcelsModule],
    contract: [...Object.values(routes), ...Object.values(healthRoutes)],
    builderFolder: path.join(folder, 'built'),
  })
})
afterAll(async () => {
  await shop.close()
  await rm(folder, { recursive: true })
})

const get = (address: string) => fetch(`${shop.url}${address}`, { redirect: 'manual' })

describe('the builder', () => {
  it.each([
    ['/', '/admin/'],
    ['/admin', '/admin/'],
  ])('is where %s leads', async (from, to) => {
    expect((await get(from)).headers.get('location')).toBe(to)
  })

  it.each(['/admin/', '/admin/orders', '/admin/workflows/0195b3f0-0000-7000-8000-000000000000?tab=runs'])(
    'opens at %s, asked for anew each time',
    async (address) => {
      const response = await get(address)
      expect(await response.text()).toBe('<title>Builder</title>')
      expect(response.headers.get('cache-control')).toBe('no-cache')
      expect(response.headers.get('content-type')).toMatch('text/html')
      expect(response.headers.get('content-security-policy')).toBe(
        "default-src 'self';script-src 'self' 'wasm-unsafe-eval';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self';" +
          "connect-src 'self';object-src 'none';base-uri 'self';form-action 'self';frame-ancestors 'none'",
      )
    },
  )

  it('is kept for good where the name holds the hash', async () => {
    const response = await get('/admin/assets/index-4f2a.js')
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await get('/admin/favicon.svg')).headers.get('cache-control')).toBe('no-cache')
  })

  it.each([
    '/admin/assets/gone-1a2b.js',
    '/admin/../secret.txt',
    '/admin/%2e%2e/secret.txt',
    '/admin/..%2fsecret.txt',
  ])('has nothing at %s', async (address) => {
    const response = await get(address)
    expect(await response.text()).not.toContain('not yours')
    expect([400, 403, 404]).toContain(response.status)
    expect(response.headers.get('content-type')).toMatch('application/problem+json')
  })
})

describe('the page of customers who pay', () => {
  it('has an address and a file of its own, without the back office', async () => {
    const response = await get('/pay/0a1b2c')
    expect(await response.text()).toBe('<title>Pay</title>')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  it('is where the address of before leads, and nowhere else', async () => {
    const response = await get('/admin/pay/0a1b2c')
    expect([response.status, response.headers.get('location')]).toEqual([308, '/pay/0a1b2c'])
    const other = await get('/admin/pay/%2F%2Felsewhere.example')
    expect(other.headers.get('location')).toBe('/pay/%2F%2Felsewhere.example')
  })
})

describe('the documentation', () => {
  it('comes from here alone, and runs no script inside its page', async () => {
    const page = await (await get('/api/docs')).text()
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = '']) => address)
    expect(addresses).toHaveLength(4)
    for (const address of addresses) {
      const response = await get(address)
      expect(response.status).toBe(200)
      await response.arrayBuffer()
    }
    expect(page).not.toMatch(/<script>|https?:/)
    expect((await get('/api/docs/swagger-ui-bundle.js')).headers.get('content-type')).toMatch(
      'text/javascript',
    )
  })
})
