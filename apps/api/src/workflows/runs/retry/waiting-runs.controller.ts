import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { WaitingPlaces } from './waiting-places.js'
import { waitingRunRoutes as routes } from './waiting-runs.contract.js'
import { WaitingRuns } from './waiting-runs.js'

@Controller()
export class WaitingRunsController {
  constructor(
    @Inject(WaitingRuns) private readonly waiting: WaitingRuns,
    @Inject(WaitingPlaces) private readonly placing: WaitingPlaces,
  ) {}

  @Route(routes.list)
  list(@Input() { params }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.waiting.list(params.workflowId)
  }

  @Route(routes.places)
  places(@Input() { params }: RouteInput<typeof routes.places>): Promise<RouteOutput<typeof routes.places>> {
    return this.placing.places(params.workflowId)
  }

  @Route(routes.settle)
  settle(
    @Input() { params, body }: RouteInput<typeof routes.settle>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.settle>> {
    return this.waiting.settle(params.workflowId, body.versionId, body.do, actor)
  }
}
