import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import fastifyCookie from '@fastify/cookie'
import { fastify as createFastify, type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveStorefront } from './storefront-pages.js'

const program = `
export const paths = ['/', '/things/:name']
export async function draw({ url, cookies, acceptLanguage, template, read }) {
  const thing = await read(url.includes('?path=') ? url.split('?path=')[1] : '/api/v1/thing')
  const said = JSON.stringify({ url, language: cookies.language ?? acceptLanguage, thing })
  const isThere = /^\\/(things\\/|\\?|$)/.test(url)
  return { status: isThere ? thing.status : 404, html: template.replace('<!--page-->', said) }
}`

let folder: string
let fastify: FastifyInstance

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-storefront-'))
  await mkdir(path.join(folder, 'server'))
  await mkdir(path.join(folder, 'assets'))
  await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }')
  await writeFile(path.join(folder, 'index.html'), '<main><!--page--></main>')
  await writeFile(path.join(folder, 'server', 'server.js'), program)
  await writeFile(path.join(folder, 'assets', 'shop-4f2a.js'), 'export {}')
  fastify = createFastify()
  await fastify.register(fastifyCookie)
  fastify.get('/api/v1/thing', ({ ip, headers }) => ({ ip, signedInWith: headers.cookie ?? null }))
  fastify.get('/admin/secret', () => ({ secret: true }))
  expect(await serveStorefront(fastify, folder)).toBe(true)
})
afterAll(async () => {
  await fastify?.close()
  await rm(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) =>
  fastify.inject({ method: 'GET', url, headers, remoteAddress: '192.0.2.7' })

describe('the storefront', () => {
  it('is drawn from the API as the visitor would read it, and as nobody who is signed in', async () => {
    const { statusCode, headers, body } = await get('/things/cup?variant=x', { cookie: 'session=mine' })
    expect([statusCode, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-cache',
    ])
    expect(body).toContain('"url":"/things/cup?variant=x"')
    expect(body).toContain('"body":{"ip":"192.0.2.7","signedInWith":null}')
  })

  it('hears which language the visitor has chosen', async () => {
    expect((await get('/', { 'accept-language': 'ja,en' })).body).toContain('"language":"ja,en"')
    expect((await get('/', { cookie: 'language=ko' })).body).toContain('"language":"ko"')
  })

  it('travels compressed to those who say that they can read it so', async () => {
    const answer = await get('/', { 'accept-encoding': 'gzip, br' })
    expect(answer.headers['content-encoding']).toBe('br')
    expect(brotliDecompressSync(answer.rawPayload).toString()).toContain('<main>')
  })

  it('reads nothing but the public API', async () => {
    const { statusCode, body } = await get('/?path=/admin/secret')
    expect(statusCode).toBe(500)
    expect(body).not.toContain('"secret"')
  })

  it('keeps files whose name holds their hash for good, and shows no others', async () => {
    const file = await get('/assets/shop-4f2a.js')
    expect(file.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    for (const hidden of ['/server/server.js', '/assets/../server/server.js', '/assets/%2e%2e/index.html']) {
      expect((await get(hidden)).statusCode).toBe(404)
    }
  })

  it('answers people at addresses that it does not have with a page, and programs without one', async () => {
    const lost = await get('/nowhere?from=mail', { accept: 'text/html,*/*;q=0.8', 'accept-language': 'ko' })
    expect([lost.statusCode, lost.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(lost.body).toContain('"language":"ko"')
    expect((await get('/nowhere/at/all')).headers['content-type']).toContain('text/html')
    for (const [url, accept] of [
      ['/nowhere', 'application/json'],
      ['/nowhere.png', 'image/avif,*/*;q=0.8'],
      ['/api/v1/nothing', 'text/html'],
      ['/admin/nothing', 'text/html'],
      ['/assets/gone.js', 'text/html'],
    ] as const) {
      const { statusCode, headers } = await get(url, { accept })
      expect([url, statusCode, headers['content-type']]).toEqual([
        url,
        404,
        'application/json; charset=utf-8',
      ])
    }
    const posted = await fastify.inject({ method: 'POST', url: '/nowhere', headers: { accept: 'text/html' } })
    expect(posted.headers['content-type']).toContain('json')
  })

  it('is absent where nobody has built it', async () => {
    expect(await serveStorefront(fastify, undefined)).toBe(false)
    expect(await serveStorefront(fastify, path.join(folder, 'nowhere'))).toBe(false)
  })
})
