import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { taxRoutes as routes } from './taxes.contract.js'
import { Taxes } from './taxes.js'

@Controller()
export class TaxesController {
  constructor(@Inject(Taxes) private readonly taxes: Taxes) {}

  @Route(routes.get)
  async get(@Input() _: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.taxes.read()
  }

  @Route(routes.replace)
  async replace(
    @Input() { body }: RouteInput<typeof routes.replace>,
  ): Promise<RouteOutput<typeof routes.replace>> {
    return this.taxes.replace(body)
  }
}
