import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { defineRoute, publicAccess } from '../route-contract.js'
import { openToOtherSites } from './other-sites.js'
import { limitRequests } from './rate-limits.js'

const open = defineRoute({
  method: 'POST',
  path: '/api/v1/parcels/{parcelId}',
  access: publicAccess,
  operationId: 'placeParcel',
  tag: 'Parcels',
  summary: 'For this spec',
  params: z.strictObject({ parcelId: z.string() }),
  status: 200,
  response: z.strictObject({}),
  forOtherSites: true,
})
const closed = { ...open, path: '/api/v1/parcels' as const, operationId: 'placeOwn', forOtherSites: false }
const elsewhere = { origin: 'https://blog.example' }

let fastify: FastifyInstance

beforeEach(async () => {
  fastify = Fastify()
  openToOtherSites(fastify, [open, closed])
  await limitRequests(fastify, 2)
  fastify.post('/api/v1/parcels/:parcelId', async () => ({}))
  fastify.post('/api/v1/parcels', async () => ({}))
})
afterEach(() => fastify.close())

it('lets a page elsewhere call what is for other sites, without credentials', async () => {
  const asked = await fastify.inject({ method: 'OPTIONS', url: '/api/v1/parcels/1', headers: elsewhere })
  expect(asked.statusCode).toBe(204)
  expect(asked.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization, content-type',
  })
  expect(asked.headers['access-control-allow-credentials']).toBeUndefined()
})

it('lets it read that it has asked too much', async () => {
  const send = () => fastify.inject({ method: 'POST', url: '/api/v1/parcels/1', headers: elsewhere })
  for (const _ of [1, 2]) expect((await send()).statusCode).toBe(200)
  const refused = await send()
  expect(refused.statusCode).toBe(429)
  expect(refused.headers['access-control-allow-origin']).toBe('*')
  expect(refused.headers['access-control-expose-headers']).toContain('retry-after')
})

it('says nothing of the kind about other routes', async () => {
  const answer = await fastify.inject({ method: 'POST', url: '/api/v1/parcels', headers: elsewhere })
  expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  const asked = await fastify.inject({ method: 'OPTIONS', url: '/api/v1/parcels', headers: elsewhere })
  expect(asked.statusCode).toBe(404)
})
