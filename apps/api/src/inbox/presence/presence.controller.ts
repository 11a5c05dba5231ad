import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { presenceRoutes as routes } from './presence.contract.js'
import { Presence } from './presence.js'

@Controller()
export class PresenceController {
  constructor(@Inject(Presence) private readonly presence: Presence) {}

  @Route(routes.set)
  async set(
    @Input() { params, body }: RouteInput<typeof routes.set>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.set>> {
    await this.presence.staff(params.conversationId, actor, body.doing)
    return this.presence.of(params.conversationId, actor.id)
  }
}
