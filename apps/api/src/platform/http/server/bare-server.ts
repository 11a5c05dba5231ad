import { randomUUIDv7 } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import fastify, { type FastifyInstance, type FastifyServerFactory } from 'fastify'
import type { Logger } from '../../logging/logger.js'
import type { BareRoutes } from '../http-options.js'
import { problemFor, unknownRoute } from '../problems/framework-problems.js'
import { sendProblem } from '../problems/send-problem.js'
import { limitConnections } from './connection-patience.js'
import { refuseWrongMethods } from './wrong-methods.js'

type Handler = (request: IncomingMessage, response: ServerResponse) => void

interface BareLimits {
  readonly bodyLimit: number
  /** Whose word for where a request came from counts; false: nobody's. */
  readonly trustProxy: false | string[]
}

/** What addresses of bare routes begin with. */
const prefix = '/hooks/'

/**
 * A second, bare Fastify behind the same port, for what programs send by the thousands: whatever is added to the
 * first one, headers, cookies, log, is added to every route of it.
 */
export class BareServer {
  private handle: Handler | undefined
  private bare: FastifyInstance | undefined

  private handleOther: Handler | undefined

  /** Answers for both, whichever server a request has come to. */
  readonly answer: Handler = (request, response) => {
    if (this.handle !== undefined && request.url?.startsWith(prefix)) this.handle(request, response)
    else this.handleOther?.(request, response)
  }

  /** Makes the server of both. */
  readonly serverFactory: FastifyServerFactory = (handleOther): Server => {
    this.handleOther = handleOther
    const server = createServer(this.answer)
    limitConnections(server)
    return server
  }

  /**
   * Serves `routes` from now on.
   * @param count counts what is answered here, together with what the first one answers
   */
  async open(
    routes: readonly BareRoutes[],
    { bodyLimit, trustProxy }: BareLimits,
    logger: Logger,
    count: (fastify: FastifyInstance) => void,
  ): Promise<void> {
    const bare = fastify({
      bodyLimit,
      trustProxy,
      genReqId: () => randomUUIDv7(),
      routerOptions: { maxParamLength: 500 },
      frameworkErrors: (error, request, reply) => sendProblem(request, reply, problemFor(error)),
    })
    bare.setErrorHandler((error, request, reply) => {
      const problem = problemFor(error)
      if (problem.status >= 500) logger.error({ error, request: request.id }, problem.title)
      sendProblem(request, reply, problem)
    })
    bare.setNotFoundHandler((request, reply) => sendProblem(request, reply, unknownRoute()))
    refuseWrongMethods(bare)
    count(bare)
    if (logger.isLevelEnabled('info')) {
      bare.addHook('onResponse', async ({ id, method }, reply) => {
        const ms = Math.round(reply.elapsedTime * 10) / 10
        logger.info({ request: id, method, path: prefix, status: reply.statusCode, ms }, 'request')
      })
    }
    for (const { serve } of routes) bare.register(async (scope) => serve(scope))
    await bare.ready()
    this.bare = bare
    this.handle = (request, response) => bare.routing(request, response)
  }

  async close(): Promise<void> {
    await this.bare?.close()
  }
}
