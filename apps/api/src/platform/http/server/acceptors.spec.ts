import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import Fastify from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { acceptCrowds, sharedPort } from './acceptors.js'

const servers: { close(): Promise<unknown> }[] = []
afterEach(() => Promise.all(servers.splice(0).map((server) => server.close())))

async function open(options: object) {
  const fastify = Fastify({ forceCloseConnections: 'idle' })
  acceptCrowds(fastify)
  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>()
  let asked = 0
  fastify.get('/', async () => {
    asked += 1
    await mayAnswer
    return 'here'
  })
  servers.push(fastify)
  const url = await fastify.listen({ port: 0, host: '127.0.0.1', ...options })
  return { fastify, port: Number(new URL(url).port), answer, asked: () => asked }
}

const ask = (port: number) => {
  const socket = connect(port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nhost: shop\r\n\r\n')
  return text(socket)
}

describe.each([
  ['a shared port', sharedPort],
  ['a port of one socket', {}],
])('a crowd at %s', (_, options) => {
  it('is answered to the last, and before the server has closed', async () => {
    const { fastify, port, answer, asked } = await open(options)
    const crowd = Array.from({ length: 100 }, () => ask(port))
    await expect.poll(asked, { timeout: 15_000 }).toBe(100)
    const closing = fastify.close()
    answer()
    for (const answered of await Promise.all(crowd)) expect(answered).toMatch(/^HTTP\/1\.1 200.*here$/s)
    await closing
    await expect(ask(port)).rejects.toThrow('ECONNREFUSED')
  })
})
