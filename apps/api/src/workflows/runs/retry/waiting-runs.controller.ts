import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { waitingRunRoutes as routes } from './waiting-runs.contract.js'
import { WaitingRuns } from './waiting-runs.js'

@Controller()
export class WaitingRunsController {
  constructor(@Inject(WaitingRuns) private readonly waiting: WaitingRuns) {}

  @Route(routes.list)
  list(@Input() { params }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.waiting.list(params.workflowId)
  }

  @Route(routes.settle)
  settle(
    @Input() { params, body }: RouteInput<typeof routes.settle>,
  ): Promise<RouteOutput<typeof routes.settle>> {
    return this.waiting.settle(params.workflowId, body.versionId, body.do)
  }
}
