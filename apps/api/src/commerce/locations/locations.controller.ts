import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import type { IdempotentRequest } from '../../platform/http/idempotency/idempotency-keys.js'
import { CurrentActor, IdempotentRequestOf, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { locationRoutes as routes } from './locations.contract.js'
import { Locations, type ShownLocation } from './locations.js'

@Controller()
export class LocationsController {
  constructor(@Inject(Locations) private readonly locations: Locations) {}

  @Route(routes.list)
  async list(): Promise<RouteOutput<typeof routes.list>> {
    return { items: await this.locations.list() }
  }

  @Route(routes.create)
  create(
    @Input() { body }: RouteInput<typeof routes.create>,
    @CurrentActor() actor: Actor,
    @IdempotentRequestOf() request: IdempotentRequest | undefined,
  ): Promise<ShownLocation> {
    return this.locations.create(body, actor, request)
  }

  @Route(routes.arrange)
  async arrange(
    @Input() { body }: RouteInput<typeof routes.arrange>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.arrange>> {
    return { items: await this.locations.arrange(body.locationIds, actor) }
  }

  @Route(routes.update)
  update(
    @Input() { params, body }: RouteInput<typeof routes.update>,
    @CurrentActor() actor: Actor,
  ): Promise<ShownLocation> {
    return this.locations.update(params.locationId, body, actor)
  }
}
