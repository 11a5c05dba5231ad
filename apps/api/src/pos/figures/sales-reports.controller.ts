import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { sendCsv } from '../../platform/http/csv/send-csv.js'
import { Input, Route, StreamRoute } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { salesReportRoutes as routes } from './sales-reports.contract.js'
import { SalesReports } from './sales-reports.js'

@Controller()
export class SalesReportsController {
  constructor(@Inject(SalesReports) private readonly reports: SalesReports) {}

  @Route(routes.read)
  read(@Input() { query }: RouteInput<typeof routes.read>): Promise<RouteOutput<typeof routes.read>> {
    return this.reports.read(query)
  }

  @StreamRoute(routes.export)
  async export(
    @Input() { query }: RouteInput<typeof routes.export>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, `sales-by-${query.by}`, this.reports.file(query))
  }
}
