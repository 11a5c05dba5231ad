import { Controller, Inject, Req } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { pushRoutes as routes } from './push.contract.js'
import { PushDevices } from './push-devices.js'

@Controller()
export class PushController {
  constructor(@Inject(PushDevices) private readonly devices: PushDevices) {}

  @Route(routes.list)
  list(
    @Input() _: RouteInput<typeof routes.list>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.list>> {
    return this.devices.list(actor)
  }

  @Route(routes.subscribe)
  subscribe(
    @Input() { body }: RouteInput<typeof routes.subscribe>,
    @CurrentActor() actor: Actor,
    @Req() { headers }: FastifyRequest,
  ): Promise<RouteOutput<typeof routes.subscribe>> {
    return this.devices.subscribe(body, actor, headers['user-agent'])
  }

  @Route(routes.change)
  change(
    @Input() { params, body }: RouteInput<typeof routes.change>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.change>> {
    return this.devices.change(params.deviceId, body, actor)
  }

  @Route(routes.remove)
  async remove(
    @Input() { params }: RouteInput<typeof routes.remove>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.devices.remove(params.deviceId, actor)
  }

  @Route(routes.test)
  async test(
    @Input() { params }: RouteInput<typeof routes.test>,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    await this.devices.test(params.deviceId, actor)
  }
}
