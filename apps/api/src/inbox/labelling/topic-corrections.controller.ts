import { Readable } from 'node:stream'
import type { ConversationEntry } from '@counterflow/core'
import { Controller, Inject, Res } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route, StreamRoute } from '../../platform/http/route.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { shownEntry } from '../entries/shown-entry.js'
import { CorrectionExport } from './correction-export.js'
import { type ToldTopics, TopicsForClient } from './told-topics.js'
import { topicCorrectionRoutes as routes } from './topic-corrections.contract.js'
import { TopicCorrections } from './topic-corrections.js'

@Controller()
export class TopicCorrectionsController {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CorrectionExport) private readonly lines: CorrectionExport,
    @Inject(TopicCorrections) private readonly corrections: TopicCorrections,
  ) {}

  @StreamRoute(routes.export)
  async export(@Input() _: RouteInput<typeof routes.export>, @Res() reply: FastifyReply): Promise<void> {
    await reply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', 'attachment; filename="topic-corrections.jsonl"')
      .header('cache-control', 'no-store')
      .send(Readable.from(this.lines.lines()))
  }

  @Route(routes.correct)
  async correct(
    @Input() { params, body }: RouteInput<typeof routes.correct>,
    @CurrentActor() actor: Actor,
    @TopicsForClient() told: ToldTopics,
  ): Promise<ConversationEntry> {
    told.require()
    return shownEntry(
      await this.transactions.run((transaction) =>
        this.corrections.correct(transaction, { ...params, ...body, actor }),
      ),
    )
  }
}
