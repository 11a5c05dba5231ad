import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem } from './problem.js'

/** Answers `request` with `problem`. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): void {
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter))
  // Closing at once, as Fastify would after a body that it refuses, destroys the answer on its way to a client
  // that still sends. What remains of the body is read and dropped; `requestTimeout` bounds it.
  void reply.removeHeader('connection')
  // A file that failed before its first line had said already how it is packed and what it is called.
  void reply.removeHeader('content-encoding').removeHeader('content-disposition')
  request.raw.resume()
  void reply
    .status(problem.status)
    .header('x-request-id', request.id)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problem.document(request.id)))
}
