import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { orderNumberingRoutes as routes } from './order-numbering.contract.js'
import { OrderNumbering } from './order-numbering.js'

@Controller()
export class OrderNumberingController {
  constructor(@Inject(OrderNumbering) private readonly numbering: OrderNumbering) {}

  @Route(routes.get)
  async get(@Input() _: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return this.numbering.read()
  }

  @Route(routes.update)
  async set(@Input() { body }: RouteInput<typeof routes.update>): Promise<RouteOutput<typeof routes.update>> {
    return this.numbering.set(body)
  }
}
