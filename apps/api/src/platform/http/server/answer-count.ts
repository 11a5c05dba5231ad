import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../../metrics/metrics.js'

/**
 * Counts answers by the route's pattern, since what stands in its place are ids, and by their status.
 * @returns what makes a server count its answers
 */
export function answerCount(metrics: Metrics): (fastify: FastifyInstance) => void {
  const answers = metrics.counters('counterflow_http_answers_total', 'Answers to requests.', [
    'route',
    'status',
  ])
  return (fastify) => {
    fastify.addHook('onResponse', async ({ method, routeOptions }, { statusCode }) => {
      answers
        .of(routeOptions.url === undefined ? 'none' : `${method} ${routeOptions.url}`, `${statusCode}`)
        .add()
    })
  }
}
