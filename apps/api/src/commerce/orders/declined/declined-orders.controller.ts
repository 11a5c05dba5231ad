import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { declinedOrderRoutes as routes } from './declined-orders.contract.js'
import { DeclinedOrders } from './declined-orders.js'

@Controller()
export class DeclinedOrdersController {
  constructor(@Inject(DeclinedOrders) private readonly declined: DeclinedOrders) {}

  @Route(routes.get)
  async get(@Input() _: RouteInput<typeof routes.get>): Promise<RouteOutput<typeof routes.get>> {
    return { cancelAfterMinutes: await this.declined.cancelAfter() }
  }

  @Route(routes.update)
  async set(@Input() { body }: RouteInput<typeof routes.update>): Promise<RouteOutput<typeof routes.update>> {
    await this.declined.setCancelAfter(body.cancelAfterMinutes)
    return body
  }
}
