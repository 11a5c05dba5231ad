import { createHash } from 'node:crypto'
import fastifyRateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Problem } from '../problems/problem.js'
import { sendProblem } from '../problems/send-problem.js'

const minute = 60_000
/** How many callers may share one address, as the screens of one shop do. */
const callersOfAnAddress = 5
/** Callers that are remembered; beyond, the longest silent one is forgotten. */
const remembered = 10_000

/**
 * Lets one caller send `perMinute` requests a minute to the API, counted in this process, and says in each answer what
 * is left. A caller is who signs in with the same credentials; without any, whoever shares an address. An address has a
 * limit of its own, so that made-up credentials are no way around.
 */
export async function limitRequests(fastify: FastifyInstance, perMinute: number | undefined): Promise<void> {
  if (perMinute === undefined) return
  await fastify.register(fastifyRateLimit, { global: false })
  const common = { timeWindow: minute, cache: remembered }
  const ofAddress = fastify.createRateLimit({
    ...common,
    max: perMinute * callersOfAnAddress,
    keyGenerator: ({ ip }) => ip,
  })
  const ofCaller = fastify.createRateLimit({ ...common, max: perMinute, keyGenerator: callerOf })
  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/v1/')) return
    for (const count of [ofAddress, ofCaller]) {
      const counted = await count(request)
      if (counted.isAllowed) continue
      announce(reply, counted)
      if (counted.isExceeded) return refuse(request, reply, counted.ttlInSeconds)
    }
  })
}

function callerOf({ headers, ip }: FastifyRequest): string {
  const credentials = headers.authorization ?? headers.cookie
  return credentials === undefined ? ip : createHash('sha256').update(credentials).digest('base64')
}

/** By the names that most clients know, from the IETF's draft on RateLimit header fields. */
function announce(
  reply: FastifyReply,
  counted: { max: number; remaining: number; ttlInSeconds: number },
): void {
  reply.header('ratelimit-limit', counted.max)
  reply.header('ratelimit-remaining', counted.remaining)
  reply.header('ratelimit-reset', counted.ttlInSeconds)
}

async function refuse(request: FastifyRequest, reply: FastifyReply, seconds: number): Promise<FastifyReply> {
  const problem = new Problem({
    type: 'too-many-requests',
    status: 429,
    title: 'Too many requests',
    detail: 'This caller has sent as many requests as it may within a minute.',
    fix: `Wait ${seconds} seconds, as Retry-After says, and look at RateLimit-Remaining from then on.`,
    retryAfter: Math.max(1, seconds),
  })
  sendProblem(request, reply, problem)
  return reply
}
