import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { serveSharedScripts } from './shared-scripts.js'

const script = 'console.log("hello")'
let folder: string
let fastify: FastifyInstance

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'counterflow-script-'))
  const file = path.join(folder, 'hello.js')
  await writeFile(file, script)
  await writeFile(`${file}.gz`, gzipSync(script))
  fastify = Fastify()
  await serveSharedScripts(fastify, { '/hello.js': file, '/gone.js': path.join(folder, 'gone.js') })
})
afterEach(async () => {
  await fastify.close()
  await rm(folder, { recursive: true })
})

it('serves a script to any site, compressed where that is understood', async () => {
  const plain = await fastify.inject('/hello.js')
  expect(plain.body).toBe(script)
  expect(plain.headers).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cross-origin-resource-policy': 'cross-origin',
    'access-control-allow-origin': '*',
  })
  const packed = await fastify.inject({
    url: '/hello.js',
    headers: { 'accept-encoding': 'gzip, deflate, br' },
  })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(packed.rawPayload).toString()).toBe(script)
})

it('says in a few bytes that nothing has changed', async () => {
  const { etag } = (await fastify.inject('/hello.js')).headers
  const again = await fastify.inject({ url: '/hello.js', headers: { 'if-none-match': `W/${etag}` } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  const other = await fastify.inject({ url: '/hello.js', headers: { 'if-none-match': '"older"' } })
  expect(other.statusCode).toBe(200)
})

it('does not serve what was not built', async () => {
  expect((await fastify.inject('/gone.js')).statusCode).toBe(404)
})
