import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { runRoutes as routes } from '../runs.contract.js'
import { Runs } from '../runs.js'
import { RunHistory } from './run-history.js'
import { alreadyFinished } from './run-problems.js'

@Controller()
export class RunsController {
  constructor(
    @Inject(RunHistory) private readonly history: RunHistory,
    @Inject(Runs) private readonly runs: Runs,
  ) {}

  @Route(routes.list)
  list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.history.list(query)
  }

  @Route(routes.get)
  get(@Input() { params }: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.history.get(params.runId)
  }

  @Route(routes.step)
  step(@Input() input: RouteInput<typeof routes.step>): Promise<RouteOutput<typeof routes.step>> {
    return this.history.step(input)
  }

  @Route(routes.cancel)
  async cancel(
    @Input() { params }: RouteInput<typeof routes.cancel>,
  ): Promise<RouteOutput<typeof routes.cancel>> {
    const run = await this.history.get(params.runId)
    if (!(await this.runs.cancel(params.runId))) throw alreadyFinished(run.status)
    return this.history.get(params.runId)
  }
}
