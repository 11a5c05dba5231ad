import { once } from 'node:events'
import type { FastifyInstance } from 'fastify'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { createLogger } from '../../logging/logger.js'
import { BareServer } from './bare-server.js'

const forwarded = { 'x-forwarded-for': '203.0.113.9' }

/** What a bare route answers that says from where it sees a request come. */
async function answerTo(headers: Record<string, string>, trustProxy: false | string[]) {
  const bare = new BareServer()
  const server = bare.serverFactory((_, response) => response.end(), {})
  const route = { serve: (scope: FastifyInstance) => void scope.get('/hooks/where', async ({ ip }) => ip) }
  await bare.open([route], { bodyLimit: 1_000, trustProxy }, createLogger('silent'), () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    const { port } = z.object({ port: z.int() }).parse(server.address())
    const answer = await fetch(`http://127.0.0.1:${port}/hooks/where`, { headers })
    return { text: await answer.text(), headers: answer.headers }
  } finally {
    server.close()
    await bare.close()
  }
}

it('believes a proxy that the shop trusts where a request came from, and nobody else', async () => {
  expect((await answerTo(forwarded, ['loopback'])).text).toBe('203.0.113.9')
  expect((await answerTo(forwarded, false)).text).toBe('127.0.0.1')
})

it('keeps a connection longer than proxies do, so that none is closed while a request is on its way', async () => {
  const { headers } = await answerTo({}, false)
  const seconds = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])
  // Caddy's two minutes are the longest that is usual; nginx keeps one for a minute.
  expect(seconds).toBeGreaterThan(120)
})
