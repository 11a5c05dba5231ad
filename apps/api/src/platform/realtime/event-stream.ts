import type { FastifyReply } from 'fastify'
import { Problem } from '../http/problems/problem.js'

/** Answers with a stream of events that its caller writes from here on; headers set before are kept. */
export function sendStreamHead(reply: FastifyReply): void {
  reply.hijack()
  for (const [name, value] of Object.entries(reply.getHeaders())) {
    if (value !== undefined) reply.raw.setHeader(name, value)
  }
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    // A proxy that gathers output would hold events back.
    'x-accel-buffering': 'no',
  })
}

/** 503: the process is ending, or holds as many streams as it may. */
export function tooManyStreams(): Problem {
  return new Problem({
    type: 'too-many-streams',
    status: 503,
    title: 'No stream can be opened now',
    detail: 'The server is shutting down, or holds as many streams as it can.',
    fix: 'Try again in a few seconds.',
    retryAfter: 5,
  })
}
