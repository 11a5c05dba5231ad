import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { sendCsv } from '../../../platform/http/csv/send-csv.js'
import { Input, Route, StreamRoute } from '../../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../../platform/http/route-contract.js'
import { orderFile } from './order-file.js'
import { orderListRoutes as routes } from './order-list.contract.js'
import { OrderList } from './order-list.js'

@Controller()
export class OrderListController {
  constructor(@Inject(OrderList) private readonly list: OrderList) {}

  @Route(routes.list)
  page(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.list.page(query)
  }

  @Route(routes.count)
  count(@Input() { query }: RouteInput<typeof routes.count>): Promise<RouteOutput<typeof routes.count>> {
    return this.list.count(query)
  }

  @StreamRoute(routes.export)
  async export(
    @Input() { query: { sort, ...filters } }: RouteInput<typeof routes.export>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, 'orders', orderFile(this.list.all(filters, sort)))
  }
}
