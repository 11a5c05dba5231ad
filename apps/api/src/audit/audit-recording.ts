import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { HttpAdapterHost } from '@nestjs/core'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DeedUnderWay, doing, type WriteRecord } from '../platform/deeds/deed-under-way.js'
import { deedOf } from '../platform/http/deed.js'
import { LOGGER, type Logger } from '../platform/logging/logger.js'
import { AuditTrail } from './audit-trail.js'
import { recordedChange, recordedRequest } from './recorded-request.js'

const longestRead = 100_000

/**
 * Records what each request does in the transaction of its first change, so that nothing is changed of which there is
 * no record. What is refused, what fails and what changes no row is recorded before it is answered; one that cannot be
 * recorded then is answered all the same, and told in the log.
 */
@Injectable()
export class AuditRecording implements OnModuleInit {
  private readonly underWay = new WeakMap<FastifyRequest, DeedUnderWay>()

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
    fastify.addHook('preHandler', (request, _reply, done) => {
      const write: WriteRecord = async (transaction, deed) => {
        const recorded = recordedChange(request, deed)
        return recorded !== undefined && (await this.trail.addToChange(recorded, transaction))
      }
      const underWay = new DeedUnderWay(write, deedOf(request))
      this.underWay.set(request, underWay)
      doing(underWay, done)
    })
    fastify.addHook('onSend', async (request, reply, payload) => {
      const underWay = this.underWay.get(request)
      underWay?.end()
      const text = typeof payload === 'string' && payload.length <= longestRead ? payload : undefined
      try {
        const deed = recordedRequest(request, reply.statusCode, text, underWay?.isWritten === true)
        if (deed !== undefined) await this.trail.add(deed)
      } catch (error) {
        this.logger.error({ error, request: request.id }, 'What a request did could not be recorded.')
      }
      return payload
    })
  }
}
