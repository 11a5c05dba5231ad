import type { ConversationEntry } from '@counterflow/core'
import { Controller, Inject } from '@nestjs/common'
import { Transactions } from '../../platform/database/transactions.js'
import type { Actor } from '../../platform/http/actor.js'
import { CurrentActor, Input, Route } from '../../platform/http/route.js'
import type { RouteInput } from '../../platform/http/route-contract.js'
import { shownEntry } from '../entries/shown-entry.js'
import { topicCorrectionRoutes as routes } from './topic-corrections.contract.js'
import { TopicCorrections } from './topic-corrections.js'

@Controller()
export class TopicCorrectionsController {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(TopicCorrections) private readonly corrections: TopicCorrections,
  ) {}

  @Route(routes.correct)
  async correct(
    @Input() { params, body }: RouteInput<typeof routes.correct>,
    @CurrentActor() actor: Actor,
  ): Promise<ConversationEntry> {
    return shownEntry(
      await this.transactions.run((transaction) =>
        this.corrections.correct(transaction, { ...params, ...body, actor }),
      ),
    )
  }
}
