import { Inject, Injectable } from '@nestjs/common'
import type { FastifyInstance } from 'fastify'
import type { BareRoutes } from '../../../platform/http/http-options.js'
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
export class WebhookRoute implements BareRoutes {
  constructor(@Inject(WebhookReceiver) private readonly receiver: WebhookReceiver) {}

  readonly serve = (scope: FastifyInstance): void => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, async (_request: unknown, body: Buffer) => body)
    scope.post<Served>('/hooks/:token', async (request, reply) => {
      const { params, headers, query, body = Buffer.alloc(0) } = request
      const { status, answer } = await this.receiver.receive({ token: params.token, headers, query, body })
      void reply.status(status)
      return answer
    })
  }
}
