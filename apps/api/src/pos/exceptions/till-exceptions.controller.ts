import { Controller, Inject } from '@nestjs/common'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { TillExceptionList } from './till-exception-list.js'
import { tillExceptionRoutes as routes } from './till-exceptions.contract.js'

@Controller()
export class TillExceptionsController {
  constructor(@Inject(TillExceptionList) private readonly exceptions: TillExceptionList) {}

  @Route(routes.list)
  list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.exceptions.page(query)
  }

  @Route(routes.count)
  count(@Input() _: RouteInput<typeof routes.count>): Promise<RouteOutput<typeof routes.count>> {
    return this.exceptions.count()
  }

  @Route(routes.settle)
  settle(
    @Input() { params, body }: RouteInput<typeof routes.settle>,
    @CurrentActor() actor: Actor,
  ): Promise<RouteOutput<typeof routes.settle>> {
    return this.exceptions.settle(params.exceptionId, body, actor)
  }

  @Route(routes.reopen)
  reopen(
    @Input() { params, body }: RouteInput<typeof routes.reopen>,
  ): Promise<RouteOutput<typeof routes.reopen>> {
    return this.exceptions.reopen(params.exceptionId, body.version)
  }
}
