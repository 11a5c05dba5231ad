import { csvLine, figureRows } from '@counterflow/core'
import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { sendCsv } from '../../platform/http/csv/send-csv.js'
import { Input, Route, StreamRoute } from '../../platform/http/route.js'
import type { RouteInput, RouteOutput } from '../../platform/http/route-contract.js'
import { ConversationFigures } from './conversation-figures.js'
import { figureRoutes as routes } from './figures.contract.js'

@Controller()
export class FiguresController {
  constructor(@Inject(ConversationFigures) private readonly figures: ConversationFigures) {}

  @Route(routes.read)
  read(@Input() { query }: RouteInput<typeof routes.read>): Promise<RouteOutput<typeof routes.read>> {
    return this.figures.read(Number(query.days))
  }

  @StreamRoute(routes.export)
  async export(
    @Input() { query }: RouteInput<typeof routes.export>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const rows = figureRows(await this.figures.read(Number(query.days)), query.part)
    await sendCsv(reply, `inbox-${query.part}`, lines(rows))
  }
}

async function* lines(rows: ReturnType<typeof figureRows>): AsyncGenerator<string> {
  for (const row of rows) yield csvLine(row)
}
