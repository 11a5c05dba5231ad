import { randomUUIDv7 } from 'node:crypto'
import { type FastifyInstance, fastify } from 'fastify'
import type { Logger } from '../../logging/logger.js'
import { problemFor } from '../problems/framework-problems.js'
import { Problem } from '../problems/problem.js'
import { sendProblem } from '../problems/send-problem.js'
import { type Monitoring, serveMonitoring } from './monitoring-pages.js'

/** A server for a process that serves nobody but those who watch over it. */
export function createMonitoringServer(monitoring: Monitoring, logger: Logger): FastifyInstance {
  const server = fastify({
    requestTimeout: 10_000,
    genReqId: () => randomUUIDv7(),
    forceCloseConnections: true,
  })
  server.setErrorHandler((error, request, reply) => {
    const problem = problemFor(error)
    if (problem.status >= 500) logger.error({ error, request: request.id }, problem.title)
    sendProblem(request, reply, problem)
  })
  server.setNotFoundHandler((request, reply) => sendProblem(request, reply, onlyMonitoring()))
  serveMonitoring(server, monitoring)
  return server
}

function onlyMonitoring(): Problem {
  return new Problem({
    type: 'unknown-route',
    status: 404,
    title: 'This process is a worker',
    detail: 'A worker answers GET /health and GET /metrics, and nothing else.',
    fix: 'Send the request to a process that was started with --role api or --role all.',
  })
}
