import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { parsePosition } from '../events/event-position.js'
import { EventReader } from '../events/event-reader.js'
import { ACTOR_RESOLVER, type Actor, type ActorResolver } from '../http/actor.js'
import { Problem } from '../http/problems/problem.js'
import { LOGGER, type Logger } from '../logging/logger.js'
import { Metrics } from '../metrics/metrics.js'
import { canResumeFrom } from './event-order.js'
import { sendStreamHead, tooManyStreams } from './event-stream.js'
import { StreamClient } from './stream-client.js'
import { StreamHub } from './stream-hub.js'
import { STREAM_TIMING, type StreamTiming } from './stream-timing.js'

const mostStreams = 2_000

/** Opens streams, and closes those whose listener may no longer listen. */
@Injectable()
export class Streams implements BeforeApplicationShutdown {
  private readonly open = new Set<StreamClient>()
  private closing = false

  constructor(
    @Inject(StreamHub) private readonly hub: StreamHub,
    @Inject(EventReader) private readonly reader: EventReader,
    @Inject(ACTOR_RESOLVER) private readonly resolver: ActorResolver,
    @Inject(STREAM_TIMING) private readonly timing: StreamTiming,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) metrics: Metrics,
  ) {
    metrics.gauge('counterflow_stream_clients', 'Open streams of events.', () => this.open.size)
  }

  /**
   * Answers `request` with a stream that goes on after `resumeFrom`, or starts now.
   * @throws Problem `too-many-streams`
   */
  async start(
    request: FastifyRequest,
    reply: FastifyReply,
    actor: Actor,
    resumeFrom: string | undefined,
  ): Promise<void> {
    if (this.closing || this.open.size >= mostStreams) throw tooManyStreams()
    const head = await this.reader.head()
    const claimed = resumeFrom === undefined ? head : parsePosition(resumeFrom)
    const resumable = canResumeFrom(claimed, head)

    sendStreamHead(reply)
    const client = new StreamClient(reply.raw, actor, resumable ? claimed : head)
    this.lookAfter(client, request, reply)
    client.open()
    if (!resumable) client.reset(head)
    if (request.method === 'HEAD') client.end()
    else this.hub.join(client).catch((error: unknown) => this.giveUp(client, error))
  }

  beforeApplicationShutdown(): void {
    this.closing = true
    for (const client of this.open) client.end()
  }

  private lookAfter(client: StreamClient, request: FastifyRequest, reply: FastifyReply): void {
    this.open.add(client)
    const timer = setInterval(() => void this.recheck(client, request), this.timing.recheck).unref()
    reply.raw.on('error', () => {})
    reply.raw.once('close', () => {
      clearInterval(timer)
      this.hub.leave(client)
      this.open.delete(client)
    })
  }

  private async recheck(client: StreamClient, request: FastifyRequest): Promise<void> {
    try {
      const actor = await this.resolver.resolve(request, undefined)
      if (actor === undefined) client.end()
      else client.allow(actor)
    } catch (error) {
      if (error instanceof Problem) client.end()
      else this.logger.warn({ error }, 'Could not check whether a stream may go on; trying again later.')
    }
  }

  private giveUp(client: StreamClient, error: unknown): void {
    this.logger.warn({ error }, 'A stream could not catch up; its client comes back for the rest.')
    client.end()
  }
}
