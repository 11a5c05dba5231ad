import type { DynamicModule, INestApplicationContext } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Settings } from './platform/config/settings.js'
import { createHttpApplication } from './platform/http/http-server.js'
import { HttpsServing } from './platform/http/https/https-serving.js'
import { HealthCheck } from './platform/http/monitoring/health-check.js'
import { createMonitoringServer } from './platform/http/monitoring/monitoring-server.js'
import { sharedPort } from './platform/http/server/acceptors.js'
import { nestLogger } from './platform/http/server/nest-logger.js'
import type { Logger } from './platform/logging/logger.js'
import { Metrics } from './platform/metrics/metrics.js'

/** The application with what it listens by. */
export interface ServingProcess {
  readonly application: INestApplicationContext
  listen(): Promise<void>
  close(): Promise<void>
}

/** A process that serves people and programs. */
export async function createApi(
  module: DynamicModule,
  logger: Logger,
  settings: Settings,
): Promise<ServingProcess> {
  const application = await createHttpApplication(module, logger, settings)
  await application.init()
  return {
    application,
    listen: async () => {
      await application.listen({ port: settings.port, host: settings.host, ...sharedPort })
      await application.get(HttpsServing).open()
    },
    close: () => application.close(),
  }
}

/** A process that serves only those who watch over it. */
export async function createWorker(
  module: DynamicModule,
  logger: Logger,
  settings: Settings,
): Promise<ServingProcess> {
  const application = await NestFactory.createApplicationContext(module, {
    abortOnError: false,
    logger: nestLogger(logger),
  })
  const { port, host, metricsToken } = settings
  const monitoring = { health: application.get(HealthCheck), metrics: application.get(Metrics), metricsToken }
  const server = createMonitoringServer(monitoring, logger)
  return {
    application,
    listen: async () => void (await server.listen({ port, host })),
    close: async () => {
      await server.close()
      await application.close()
    },
  }
}
