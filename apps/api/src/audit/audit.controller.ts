import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import type { Deed } from '../platform/deeds/deed.js'
import { sendCsv } from '../platform/http/csv/send-csv.js'
import { CurrentDeed } from '../platform/http/deed.js'
import { HTTP_OPTIONS, type HttpOptions } from '../platform/http/http-options.js'
import { Input, Route, StreamRoute } from '../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../platform/http/route-contract.js'
import { auditRoutes as routes } from './audit.contract.js'
import { auditFile } from './audit-file.js'
import { AuditKeeping } from './audit-keeping.js'
import { AuditList } from './audit-list.js'
import { isRecorded } from './recorded-request.js'

@Controller()
export class AuditController {
  constructor(
    @Inject(AuditList) private readonly entries: AuditList,
    @Inject(AuditKeeping) private readonly keeping: AuditKeeping,
    @Inject(HTTP_OPTIONS) private readonly options: HttpOptions,
  ) {}

  @Route(routes.list)
  list(@Input() { query }: RouteInput<typeof routes.list>): Promise<RouteOutput<typeof routes.list>> {
    return this.entries.page(query)
  }

  @StreamRoute(routes.export)
  async export(
    @Input() { query }: RouteInput<typeof routes.export>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, 'audit', auditFile(this.entries.all(query)))
  }

  @Route(routes.deeds)
  async deeds(@Input() _: RouteInput<typeof routes.deeds>): Promise<RouteOutput<typeof routes.deeds>> {
    const recorded = this.options.contract.filter(isRecorded)
    return { items: recorded.map(({ operationId, tag, summary }) => ({ deed: operationId, tag, summary })) }
  }

  @Route(routes.retention)
  async keptDays(
    @Input() _: RouteInput<typeof routes.retention>,
  ): Promise<RouteOutput<typeof routes.retention>> {
    return { keepDays: await this.keeping.keepDays() }
  }

  @Route(routes.keep)
  async keep(
    @Input() { body }: RouteInput<typeof routes.keep>,
    @CurrentDeed() deed: Deed,
  ): Promise<RouteOutput<typeof routes.keep>> {
    const before = await this.keeping.keepDays()
    await this.keeping.keepFor(body.keepDays)
    deed.changed('keepDays', before, body.keepDays)
    return { keepDays: await this.keeping.keepDays() }
  }
}
