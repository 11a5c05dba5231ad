import type { FastifyInstance } from 'fastify'
import type { Logger } from '../../logging/logger.js'
import { actorOf } from '../actor.js'

/** What opens something for whoever has it, as a cart's address does: as long as 32 random bytes in base64url. */
const token = /\/[\w-]{43}(?=\/|$)/g

/** One line a request. The query is left out: it may hold what people searched for. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', async (request, reply) => {
    const actor = actorOf(request)
    logger.info(
      {
        request: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0]?.replaceAll(token, '/…'),
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        actor: actor && `${actor.type}:${actor.id ?? ''}`,
      },
      'request',
    )
  })
  // The id by which a person finds a request in the log, also when it went well.
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id)
  })
}
