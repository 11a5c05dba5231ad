import { workflowIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { AnswerDeadlines, conversationUnanswered } from '../../../inbox/inbox.public.js'
import type { Transaction } from '../../../platform/database/database.js'
import { EventLog, type RecordedEvent } from '../../../platform/events/event-log.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { workflowTurnedOff, workflowTurnedOn } from '../../definitions/workflow-events.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'

const configSchema = z.object({ minutes: z.int().positive() })

/** Tells the inbox which waits workflows want to hear of, in the transaction that turns one of them on or off. */
@Injectable()
export class UnansweredWatches {
  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(AnswerDeadlines) private readonly deadlines: AnswerDeadlines,
    @Inject(EventLog) events: EventLog,
  ) {
    events.react(async (transaction, happened) => {
      for (const event of happened) await this.follow(transaction, event)
    })
  }

  private async follow(transaction: Transaction, { type, subjectId }: RecordedEvent): Promise<void> {
    if (type === workflowTurnedOff.type) return this.deadlines.unwatch(transaction, subjectId)
    if (type !== workflowTurnedOn.type) return
    const live = await this.repository.live(transaction, workflowIdSchema.parse(subjectId))
    const trigger = this.registry.trigger(live?.definition.trigger?.type ?? '')
    if (trigger?.kind !== 'event' || trigger.event !== conversationUnanswered.type)
      return this.deadlines.unwatch(transaction, subjectId)
    const { minutes } = configSchema.parse(live?.definition.trigger?.config)
    await this.deadlines.watch(transaction, subjectId, minutes)
  }
}
