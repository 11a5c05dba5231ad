import { Controller, Inject } from '@nestjs/common'
import { Input, Route } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { TagList } from './tag-list.js'
import { tagRoutes as routes } from './tags.contract.js'

@Controller()
export class TagsController {
  constructor(@Inject(TagList) private readonly tags: TagList) {}

  @Route(routes.ofOrders)
  ofOrders(
    @Input() { query }: RouteInput<typeof routes.ofOrders>,
  ): Promise<RouteOutput<typeof routes.ofOrders>> {
    return this.tags.ofOrders(query)
  }

  @Route(routes.ofCustomers)
  ofCustomers(
    @Input() { query }: RouteInput<typeof routes.ofCustomers>,
  ): Promise<RouteOutput<typeof routes.ofCustomers>> {
    return this.tags.ofCustomers(query)
  }
}
