import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { CustomerList } from './customer-list.js'
import { customerRoutes } from './customers.contract.js'

@Controller()
export class CustomersController {
  constructor(@Inject(CustomerList) private readonly customers: CustomerList) {}

  @Route(customerRoutes.list)
  async list(
    @Input() { query }: RouteInput<typeof customerRoutes.list>,
  ): Promise<RouteOutput<typeof customerRoutes.list>> {
    return this.customers.page(query)
  }
}
