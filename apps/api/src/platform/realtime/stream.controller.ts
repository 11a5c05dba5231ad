import { Controller, Inject, Req, Res } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '../http/actor.js'
import { CurrentActor, Input, StreamRoute } from '../http/route.js'
import type { RouteInput } from '../http/route-contract.js'
import { streamRoutes } from './stream.contract.js'
import { Streams } from './streams.js'

@Controller()
export class StreamController {
  constructor(@Inject(Streams) private readonly streams: Streams) {}

  @StreamRoute(streamRoutes.open)
  async open(
    @Input() { query }: RouteInput<typeof streamRoutes.open>,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const header = request.headers['last-event-id']
    const resumeFrom = (typeof header === 'string' ? header : undefined) ?? query.lastEventId
    await this.streams.start(request, reply, actor, resumeFrom === '' ? undefined : resumeFrom)
  }
}
