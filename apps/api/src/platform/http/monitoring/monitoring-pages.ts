import type { FastifyInstance } from 'fastify'
import type { Metrics } from '../../metrics/metrics.js'
import type { HealthCheck } from './health-check.js'
import { refuseStrangers } from './metrics-access.js'

export interface Monitoring {
  readonly health: HealthCheck
  readonly metrics: Metrics
  readonly metricsToken: string | undefined
}

/** What every process of the product answers, whatever its role: how it is, and its figures. */
export function serveMonitoring(
  fastify: FastifyInstance,
  { health, metrics, metricsToken }: Monitoring,
): void {
  fastify.get('/health', async (_request, reply) => {
    await health.check()
    const { role, version } = health.process
    return reply.header('cache-control', 'no-store').send({ status: 'ok', role, version })
  })
  fastify.get('/metrics', async (request, reply) => {
    refuseStrangers(request, metricsToken)
    const text = await metrics.text()
    return reply.type(metrics.contentType).header('cache-control', 'no-store').send(text)
  })
}
