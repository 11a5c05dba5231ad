import { Controller, Inject } from '@nestjs/common'
import { Problem } from '../../../platform/http/problems/problem.js'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { runRoutes as routes } from '../runs.contract.js'
import { Runs } from '../runs.js'
import { RunHistory } from './run-history.js'

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

  @Route(routes.cancel)
  async cancel(
    @Input() { params }: RouteInput<typeof routes.cancel>,
  ): Promise<RouteOutput<typeof routes.cancel>> {
    const run = await this.history.get(params.runId)
    if (!(await this.runs.cancel(params.runId))) throw alreadyFinished(run.status)
    return this.history.get(params.runId)
  }
}

function alreadyFinished(status: string): Problem {
  return new Problem({
    type: 'run-already-finished',
    status: 409,
    title: 'The run has already ended',
    detail: `The run is ${status}, so there is nothing left to cancel.`,
    fix: 'Nothing needs to be done. What its steps did stays done.',
  })
}
