import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { RunRetentionSetting } from '../workflows/workflows.public.js'
import { operationsRoutes as routes } from './operations.contract.js'
import { OperationsOverview } from './operations-overview.js'

@Controller()
export class OperationsController {
  constructor(
    @Inject(OperationsOverview) private readonly overview: OperationsOverview,
    @Inject(RunRetentionSetting) private readonly retention: RunRetentionSetting,
  ) {}

  @Route(routes.get)
  get(@Input() _: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.overview.read()
  }

  @Route(routes.retention)
  async keptDays(
    @Input() _: RouteInput<typeof routes.retention>,
  ): Promise<RouteOutput<typeof routes.retention>> {
    return { keepDays: await this.retention.keepDays() }
  }

  @Route(routes.keepRuns)
  async keepRuns(
    @Input() { body }: RouteInput<typeof routes.keepRuns>,
  ): Promise<RouteOutput<typeof routes.keepRuns>> {
    await this.retention.keepFor(body.keepDays)
    return { keepDays: await this.retention.keepDays() }
  }
}
