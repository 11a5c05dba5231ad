import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { afterEach, expect, it } from 'vitest'
import { limitRequests } from './rate-limits.js'

let fastify: FastifyInstance

afterEach(() => fastify.close())

type Ask = (headers?: Record<string, string>) => Promise<LightMyRequestResponse>

async function serve(perMinute: number | undefined): Promise<Ask> {
  fastify = Fastify()
  await limitRequests(fastify, perMinute)
  fastify.get('/api/v1/thing', async () => ({ ok: true }))
  fastify.get('/api/health', async () => ({ ok: true }))
  return (headers = {}) => fastify.inject({ url: '/api/v1/thing', headers })
}

it('says what is left, and refuses what is too much with when to come back', async () => {
  const ask = await serve(2)
  const key = { authorization: 'Bearer cf_one' }
  const first = await ask(key)
  expect(first.headers).toMatchObject({ 'ratelimit-limit': '2', 'ratelimit-remaining': '1' })
  expect((await ask(key)).statusCode).toBe(200)
  const refused = await ask(key)
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['content-type']).toMatch('application/problem+json')
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.json()).toMatchObject({ type: '/problems/too-many-requests', status: 429 })
})

it('counts each caller apart, and nobody for the pages that watch over the process', async () => {
  const ask = await serve(1)
  expect((await ask({ authorization: 'Bearer cf_one' })).statusCode).toBe(200)
  expect((await ask({ authorization: 'Bearer cf_two' })).statusCode).toBe(200)
  expect((await ask()).statusCode).toBe(200)
  expect((await ask()).statusCode).toBe(429)
  for (let count = 0; count < 3; count += 1) {
    expect((await fastify.inject('/api/health')).statusCode).toBe(200)
  }
})

it('is not fooled by credentials that are made up for each request', async () => {
  const ask = await serve(1)
  const statuses: number[] = []
  for (let count = 0; count < 6; count += 1) {
    statuses.push((await ask({ authorization: `Bearer guess-${count}` })).statusCode)
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
})

it('can be turned off', async () => {
  const ask = await serve(undefined)
  expect((await ask()).headers['ratelimit-limit']).toBeUndefined()
})
