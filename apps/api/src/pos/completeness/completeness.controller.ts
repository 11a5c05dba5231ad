import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { completenessRoutes as routes } from './completeness.contract.js'
import { LedgerCompleteness } from './completeness.js'
import { RegisterLedgers } from './register-ledgers.js'

@Controller()
export class CompletenessController {
  constructor(
    @Inject(LedgerCompleteness) private readonly completeness: LedgerCompleteness,
    @Inject(RegisterLedgers) private readonly ledgers: RegisterLedgers,
  ) {}

  @Route(routes.list)
  async list(): Promise<RouteOutput<typeof routes.list>> {
    return { items: await this.ledgers.list() }
  }

  @Route(routes.read)
  read(@Input() { params, query }: RouteInput<typeof routes.read>): Promise<RouteOutput<typeof routes.read>> {
    return this.completeness.read(params.registerId, query)
  }
}
