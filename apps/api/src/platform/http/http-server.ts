import { randomUUIDv7 } from 'node:crypto'
import fastifyCookie from '@fastify/cookie'
import type { DynamicModule, Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import type { Settings } from '../config/settings.js'
import type { Logger } from '../logging/logger.js'
import { Metrics } from '../metrics/metrics.js'
import { takeUploads } from './files/upload.js'
import { HTTP_OPTIONS, type HttpOptions } from './http-options.js'
import { HttpsServing } from './https/https-serving.js'
import { secureCookies } from './https/secure-cookies.js'
import { serveTrust } from './https/trust/trust-pages.js'
import { parseJsonBody } from './input/json-body.js'
import { HealthCheck } from './monitoring/health-check.js'
import { serveMonitoring } from './monitoring/monitoring-pages.js'
import { serveDocumentation } from './openapi/documentation-pages.js'
import { problemFor } from './problems/framework-problems.js'
import { sendProblem } from './problems/send-problem.js'
import type { RouteContract } from './route-contract.js'
import { acceptCrowds } from './server/acceptors.js'
import { answerCount } from './server/answer-count.js'
import { BareServer } from './server/bare-server.js'
import { serveBuilder } from './server/builder-pages.js'
import { compressAnswers } from './server/compression.js'
import { nestLogger } from './server/nest-logger.js'
import { openToOtherSites } from './server/other-sites.js'
import { limitRequests } from './server/rate-limits.js'
import { logRequests } from './server/request-log.js'
import { secureAnswers } from './server/security-headers.js'
import { serveSharedScripts } from './server/shared-scripts.js'
import { serveStorefront } from './server/storefront-pages.js'
import { serveTill } from './server/till-pages.js'
import { refuseWrongMethods } from './server/wrong-methods.js'

const bodyLimit = 1_048_576
const closingGrace = 5_000

/**
 * The application behind `module`, ready to listen: headers, cookies, limits, log, documentation and pages.
 * `module` must bring PlatformModule and HttpModule.
 */
export async function createHttpApplication(
  module: Type | DynamicModule,
  logger: Logger,
  settings: Settings,
): Promise<NestFastifyApplication> {
  const bare = new BareServer()
  const trustProxy = settings.trustedProxies.length > 0 && [...settings.trustedProxies]
  const adapter = new FastifyAdapter({
    bodyLimit,
    serverFactory: bare.serverFactory,
    trustProxy,
    genReqId: () => randomUUIDv7(),
    // Addresses that no route can be found for, before any hook of ours.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(request, reply, problemFor(error)),
    routerOptions: { maxParamLength: 500 },
  })
  const application = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    abortOnError: false,
    logger: nestLogger(logger),
  })
  const options = application.get<HttpOptions>(HTTP_OPTIONS)
  const fastify: FastifyInstance = adapter.getInstance()
  const bareRoutes = (options.bareRoutes ?? []).map((token) => application.get(token, { strict: false }))
  const countAnswers = answerCount(application.get(Metrics))
  await bare.open(bareRoutes, { bodyLimit, trustProxy }, logger, countAnswers)
  fastify.addHook('onClose', () => bare.close())
  const https = application.get(HttpsServing)
  https.answerWith(bare.answer)
  fastify.addHook('preClose', () => https.close())
  logRequests(fastify, logger)
  countAnswers(fastify)
  readJsonOnly(fastify, options.contract)
  await takeUploads(fastify)
  endLateConnections(fastify)
  acceptCrowds(fastify)
  secureAnswers(fastify, settings.publicUrl)
  // Where the shop's own address is an HTTPS one, its cookies are marked as they are made.
  if (!settings.publicUrl.startsWith('https:')) secureCookies(fastify)
  await fastify.register(fastifyCookie)
  refuseWrongMethods(fastify)
  // Before the limits, so that a page elsewhere can read that it has asked too much.
  openToOtherSites(fastify, options.contract)
  await compressAnswers(fastify)
  await limitRequests(fastify, settings.requestsPerMinute)
  const { metricsToken } = settings
  const monitoring = { health: application.get(HealthCheck), metrics: application.get(Metrics), metricsToken }
  serveMonitoring(fastify, monitoring)
  serveDocumentation(fastify, options)
  serveTrust(fastify, https)
  await serveBuilder(fastify, options.builderFolder)
  await serveTill(fastify, options.tillFolder)
  for (const serve of options.pages ?? []) serve(fastify)
  await serveSharedScripts(fastify, options.sharedScripts ?? {})
  const hasStorefront = await serveStorefront(fastify, options.storefrontFolder)
  if (!hasStorefront) fastify.get('/', (_request, reply) => reply.redirect('/admin/'))
  return application
}

function readJsonOnly(fastify: FastifyInstance, contract: readonly RouteContract[]): void {
  const takingAnyText = new Set<string | undefined>(
    contract.filter(({ takesAnyText }) => takesAnyText === true).map(({ path }) => path),
  )
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async ({ routeOptions }: FastifyRequest, body: Buffer) =>
      parseJsonBody(body, takingAnyText.has(routeOptions.url)),
  )
}

/** Requests under way may finish; who takes too long over an answer does not keep us from stopping. */
function endLateConnections(fastify: FastifyInstance): void {
  fastify.addHook('preClose', async () => {
    setTimeout(() => fastify.server.closeAllConnections(), closingGrace).unref()
  })
}
