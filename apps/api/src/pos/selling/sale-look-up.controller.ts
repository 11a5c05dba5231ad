import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { saleLookUpRoutes as routes } from './sale-look-up.contract.js'
import { SaleLookUp } from './sale-look-up.js'

@Controller()
export class SaleLookUpController {
  constructor(@Inject(SaleLookUp) private readonly sales: SaleLookUp) {}

  @Route(routes.find)
  async find(@Input() { query }: RouteInput<typeof routes.find>): Promise<RouteOutput<typeof routes.find>> {
    return { items: await this.sales.find(query) }
  }

  @Route(routes.get)
  get(@Input() { params }: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.sales.get(params.saleId)
  }
}
