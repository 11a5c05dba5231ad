import type { Charge } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput } from '../../../platform/http/route-contract.js'
import { chargeRoutes } from './charges.contract.js'
import { Charges } from './charges.js'

@Controller()
export class ChargesController {
  constructor(@Inject(Charges) private readonly charges: Charges) {}

  @Route(chargeRoutes.get)
  async get(@Input() { params }: RouteInput<typeof chargeRoutes.get>): Promise<Charge> {
    return this.charges.retrieve(params.chargeId)
  }
}
