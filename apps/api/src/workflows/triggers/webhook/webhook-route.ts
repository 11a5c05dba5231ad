import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance } from 'fastify'
import { problemFor } from '../../../platform/http/problems/framework-problems.js'
import { sendProblem } from '../../../platform/http/problems/send-problem.js'
import { LOGGER, type Logger } from '../../../platform/logging/logger.js'
import { WebhookReceiver } from './webhook-receiver.js'

interface Served {
  Params: { token: string }
  Querystring: Record<string, unknown>
  Body: Buffer | undefined
}

/**
 * Serves the addresses of webhooks, on Fastify itself: they take bodies of several kinds, whose raw bytes are
 * signed, and a shop's partners may send thousands in a second.
 */
@Injectable()
export class WebhookRoute implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(WebhookReceiver) private readonly receiver: WebhookReceiver,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    const fastify: FastifyInstance = this.host.httpAdapter.getInstance()
    void fastify.register(async (scope) => this.serve(scope))
  }

  private serve(scope: FastifyInstance): void {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
    scope.setErrorHandler((error, request, reply) => {
      const problem = problemFor(error)
      if (problem.status >= 500) this.logger.error({ error, request: request.id }, problem.title)
      sendProblem(request, reply, problem)
    })
    scope.post<Served>('/hooks/:token', async (request, reply) => {
      const { params, headers, query, body = Buffer.alloc(0) } = request
      const { status, answer } = await this.receiver.receive({ token: params.token, headers, query, body })
      void reply.status(status)
      return answer
    })
  }
}
