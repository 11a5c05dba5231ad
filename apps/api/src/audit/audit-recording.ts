import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance } from 'fastify'
import { LOGGER, type Logger } from '../platform/logging/logger.js'
import { AuditTrail } from './audit-trail.js'
import { recordedRequest } from './recorded-request.js'

const longestRead = 100_000

/**
 * Records what each request did before it is answered, so that nobody hears of a deed that is in no record. One that
 * cannot be recorded is answered all the same, since it was done, and told in the log.
 */
@Injectable()
export class AuditRecording implements OnModuleInit {
  constructor(
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
    @Inject(AuditTrail) private readonly trail: AuditTrail,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onModuleInit(): void {
    // A worker answers nobody: Nest leaves the adapter out there, whatever its type says.
    const adapter: HttpAdapterHost['httpAdapter'] | null = this.host.httpAdapter
    if (adapter === null) return
    const fastify = adapter.getInstance<FastifyInstance>()
    fastify.addHook('onSend', async (request, reply, payload) => {
      const text = typeof payload === 'string' && payload.length <= longestRead ? payload : undefined
      try {
        const deed = recordedRequest(request, reply.statusCode, text)
        if (deed !== undefined) await this.trail.add(deed)
      } catch (error) {
        this.logger.error({ error, request: request.id }, 'What a request did could not be recorded.')
      }
      return payload
    })
  }
}
