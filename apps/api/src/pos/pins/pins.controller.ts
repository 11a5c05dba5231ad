import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { pinRoutes as routes } from './pins.contract.js'
import { StaffPins, type TillPerson } from './staff-pins.js'

@Controller()
export class PinsController {
  constructor(@Inject(StaffPins) private readonly pins: StaffPins) {}

  @Route(routes.people)
  async people(): Promise<RouteOutput<typeof routes.people>> {
    return { items: await this.pins.people() }
  }

  @Route(routes.get)
  get(@Input() { params }: RouteInput<typeof routes.get>, @CurrentActor() actor: Actor): Promise<TillPerson> {
    return this.pins.read(params.staffId, actor)
  }

  @Route(routes.set)
  set(
    @Input() { params, body }: RouteInput<typeof routes.set>,
    @CurrentActor() actor: Actor,
  ): Promise<TillPerson> {
    return this.pins.set(params.staffId, body.pin, actor)
  }

  @Route(routes.remove)
  remove(@Input() { params }: RouteInput<typeof routes.remove>): Promise<void> {
    return this.pins.remove(params.staffId)
  }
}
