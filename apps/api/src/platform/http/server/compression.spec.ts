import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendCsv } from '../csv/send-csv.js'
import { Problem } from '../problems/problem.js'
import { sendProblem } from '../problems/send-problem.js'
import { compressAnswers } from './compression.js'

const long = { words: Array.from({ length: 2_000 }, (_, index) => `word ${index}`) }

const problem = new Problem({
  type: 'invalid-input',
  status: 422,
  title: 'The request has wrong values',
  detail: 'The last day is before the first.',
  fix: 'Choose another day.',
})

async function* failing(): AsyncGenerator<string> {
  await Promise.reject(problem)
  yield 'never'
}

let fastify: FastifyInstance

beforeAll(async () => {
  fastify = Fastify()
  await compressAnswers(fastify)
  fastify.get('/long', async () => long)
  fastify.get('/short', async () => ({ ok: true }))
  fastify.setErrorHandler((_error, request, reply) => sendProblem(request, reply, problem))
  fastify.get('/file', async (_request, reply) => {
    await sendCsv(reply, 'words', failing())
  })
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

it('says why a file cannot be had in words that are not packed', async () => {
  const { headers, payload, statusCode } = await ask('/file', 'gzip')
  expect(statusCode).toBe(422)
  expect(headers['content-encoding']).toBeUndefined()
  expect(headers['content-disposition']).toBeUndefined()
  expect(JSON.parse(payload)).toMatchObject({ type: '/problems/invalid-input' })
})
