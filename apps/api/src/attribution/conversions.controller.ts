import { Readable } from 'node:stream'
import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { OrderList } from '../commerce/commerce.public.js'
import { Input, StreamRoute } from '../platform/http/route.js'
import type { RouteInput } from '../platform/http/route-contract.js'
import { conversionFile } from './conversion-file.js'
import { conversionRoutes as routes } from './conversions.contract.js'

/** Orders for advertisers, to upload by hand. */
@Controller()
export class ConversionsController {
  constructor(@Inject(OrderList) private readonly orders: OrderList) {}

  @StreamRoute(routes.export)
  async export(
    @Input() { query: { name, sort, ...filters } }: RouteInput<typeof routes.export>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // Not as our other files: what reads this one stumbles over a mark before the first word.
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="google-ads-conversions.csv"')
      .header('cache-control', 'no-store')
      .send(Readable.from(conversionFile(this.orders.all(filters, sort), name)))
  }
}
