import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from '../../logging/logger.js'
import { actorOf } from '../actor.js'

/** What opens something for whoever has it, as a cart's address does: as long as 32 random bytes in base64url. */
const token = /\/[\w-]{43}(?=\/|$)/g

/** One line a request. The query is left out: it may hold what people searched for. */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  const told = (request: FastifyRequest, reply: FastifyReply) => {
    const actor = actorOf(request)
    return {
      request: request.id,
      method: request.method,
      path: request.url.split('?', 1)[0]?.replaceAll(token, '/…'),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      actor: actor && `${actor.type}:${actor.id ?? ''}`,
    }
  }
  fastify.addHook('onResponse', async (request, reply) => {
    logger.info(told(request, reply), 'request')
  })
  fastify.addHook('onRequest', async (request, reply) => {
    // The id by which a person finds a request in the log, also when it went well.
    void reply.header('x-request-id', request.id)
    // Nobody is there any more who could be answered.
    reply.raw.once('close', () => {
      if (reply.raw.writableFinished || request.raw.complete) return
      logger.info({ ...told(request, reply), status: 400, brokenOff: true }, 'request')
    })
  })
}
