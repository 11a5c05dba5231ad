import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { completenessRoutes as routes } from './completeness.contract.js'
import { LedgerCompleteness } from './completeness.js'

@Controller()
export class CompletenessController {
  constructor(@Inject(LedgerCompleteness) private readonly completeness: LedgerCompleteness) {}

  @Route(routes.read)
  read(@Input() { params, query }: RouteInput<typeof routes.read>): Promise<RouteOutput<typeof routes.read>> {
    return this.completeness.read(params.registerId, query)
  }
}
