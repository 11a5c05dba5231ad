import { once } from 'node:events'
import type { FastifyInstance } from 'fastify'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createLogger } from '../../logging/logger.js'
import { BareServer } from './bare-server.js'

/** From where a bare route sees a request come that a proxy has passed on. */
async function seenFrom(trustProxy: false | string[]): Promise<string> {
  const bare = new BareServer()
  const server = bare.serverFactory((_, response) => response.end(), {})
  const route = { serve: (scope: FastifyInstance) => void scope.get('/hooks/where', async ({ ip }) => ip) }
  await bare.open([route], { bodyLimit: 1_000, trustProxy }, createLogger('silent'), () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = z.object({ port: z.int() }).parse(server.address())
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    return await (await fetch(`http://127.0.0.1:${port}/hooks/where`, { headers })).text()
  } finally {
    server.close()
    await bare.close()
  }
}

it('believes a proxy that the shop trusts where a request came from, and nobody else', async () => {
  expect(await seenFrom(['loopback'])).toBe('203.0.113.9')
  expect(await seenFrom(false)).toBe('127.0.0.1')
})
