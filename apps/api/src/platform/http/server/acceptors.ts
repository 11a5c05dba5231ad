import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import type { FastifyInstance } from 'fastify'

/**
 * The event loop takes one connection in each turn from a socket that it listens on. When a crowd comes to a busy
 * server, the last of it would wait as many turns as the crowd is large, while those before are answered again and
 * again; so there are several sockets, among which the system shares connections out.
 */
const mostAcceptors = 16

/** How to listen on a port that further sockets of this process are to share. */
export const sharedPort = { reusePort: process.platform === 'linux' }

/** Once `fastify` listens by `sharedPort`, takes in connections by further sockets, where the system can. */
export function acceptCrowds(fastify: FastifyInstance): void {
  const acceptors: Server[] = []
  const closed: Promise<unknown>[] = []
  fastify.addHook('onListen', async () => {
    const address = fastify.server.address()
    if (address === null || typeof address === 'string' || !sharedPort.reusePort) return
    while (acceptors.length < mostAcceptors - 1) {
      const acceptor = await openAcceptor(fastify, address.port, address.address)
      if (acceptor === undefined) return
      acceptors.push(acceptor)
      closed.push(once(acceptor, 'close'))
    }
  })
  fastify.addHook('preClose', async () => {
    for (const acceptor of acceptors) acceptor.close()
  })
  fastify.addHook('onClose', async () => void (await Promise.all(closed)))
}

/** Undefined when the port cannot be shared: then the first socket takes everybody in, as it would anyway. */
async function openAcceptor(
  fastify: FastifyInstance,
  port: number,
  host: string,
): Promise<Server | undefined> {
  // As the server's own socket does it.
  const acceptor = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
    fastify.server.emit('connection', socket),
  )
  try {
    acceptor.listen({ port, host, ...sharedPort })
    await once(acceptor, 'listening')
    return acceptor
  } catch {
    return undefined
  }
}
