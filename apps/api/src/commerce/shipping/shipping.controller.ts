import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { shippingRoutes as routes } from './shipping.contract.js'
import { Shipping } from './shipping.js'

@Controller()
export class ShippingController {
  constructor(@Inject(Shipping) private readonly shipping: Shipping) {}

  @Route(routes.get)
  async get(@Input() _: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.shipping.read()
  }

  @Route(routes.replace)
  async replace(
    @Input() { body }: RouteInput<typeof routes.replace>,
  ): Promise<RouteOutput<typeof routes.replace>> {
    return this.shipping.replace(body)
  }
}
