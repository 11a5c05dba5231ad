import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compressAnswers } from './compression.js'

const long = { words: Array.from({ length: 2_000 }, (_, index) => `word ${index}`) }

let fastify: FastifyInstance

beforeAll(async () => {
  fastify = Fastify()
  await compressAnswers(fastify)
  fastify.get('/long', async () => long)
  fastify.get('/short', async () => ({ ok: true }))
  fastify.get('/stream', async (_request, reply) =>
    reply.type('text/event-stream').send(`data: ${JSON.stringify(long)}\n\n`),
  )
})
afterAll(() => fastify.close())

const ask = (url: string, encodings?: string) =>
  fastify.inject({ url, headers: encodings === undefined ? {} : { 'accept-encoding': encodings } })

describe('a long answer', () => {
  it.each([
    ['br', 'gzip, deflate, br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
  ])('is packed as %s for those who can unpack it', async (encoding, accepted, unpack) => {
    const { headers, rawPayload } = await ask('/long', accepted)
    expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'accept-encoding' })
    expect(JSON.parse(unpack(rawPayload).toString())).toEqual(long)
    expect(rawPayload.length).toBeLessThan(JSON.stringify(long).length / 3)
  })

  it('stays as it is for everybody else', async () => {
    const { headers, payload } = await ask('/long')
    expect(headers['content-encoding']).toBeUndefined()
    expect(JSON.parse(payload)).toEqual(long)
  })
})

it.each(['/short', '/stream'])('leaves %s alone', async (url) => {
  expect((await ask(url, 'br')).headers['content-encoding']).toBeUndefined()
})
