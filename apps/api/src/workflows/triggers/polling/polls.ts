import { canonicalJson, type WorkflowId, workflowIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { eq } from 'drizzle-orm'
import { CLOCK, type Clock } from '../../../platform/clock.js'
import type { Transaction } from '../../../platform/database/database.js'
import { EventLog, type RecordedEvent } from '../../../platform/events/event-log.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { workflowTurnedOff, workflowTurnedOn } from '../../definitions/workflow-events.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { polledItems, polls } from './poll.table.js'

/**
 * Keeps a row for each workflow that is on and asks for what is new, in the transaction that turns it on or off.
 * A workflow that is turned on, or that asks something else from now on, begins anew: its first poll only notes what
 * is there.
 */
@Injectable()
export class Polls {
  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(CLOCK) private readonly now: Clock,
    @Inject(EventLog) events: EventLog,
  ) {
    events.react(async (transaction, happened) => {
      for (const event of happened) await this.follow(transaction, event)
    })
  }

  private async follow(transaction: Transaction, event: RecordedEvent): Promise<void> {
    if (event.type === workflowTurnedOff.type) return this.remove(transaction, event.subjectId)
    if (event.type === workflowTurnedOn.type) {
      return this.keep(transaction, workflowIdSchema.parse(event.subjectId))
    }
  }

  private async keep(transaction: Transaction, workflowId: WorkflowId): Promise<void> {
    const live = await this.repository.live(transaction, workflowId)
    const trigger = live?.definition.trigger
    const kind = this.registry.trigger(trigger?.type ?? '')?.kind
    if (live === undefined || !trigger || kind !== 'polling') return this.remove(transaction, workflowId)
    const { versionId } = live
    const [kept] = await transaction
      .select()
      .from(polls)
      .where(eq(polls.workflowId, workflowId))
      .for('update')
    if (kept?.triggerType === trigger.type && canonicalJson(kept.config) === canonicalJson(trigger.config)) {
      await transaction.update(polls).set({ versionId }).where(eq(polls.workflowId, workflowId))
      return
    }
    await this.remove(transaction, workflowId)
    await transaction.insert(polls).values({
      workflowId,
      versionId,
      triggerType: trigger.type,
      config: trigger.config,
      nextAt: this.now(),
      // A poll that is under way for the row before must not write to this one.
      epoch: (kept?.epoch ?? 0) + 1,
    })
  }

  private async remove(transaction: Transaction, workflowId: string): Promise<void> {
    const removed = await transaction.delete(polls).where(eq(polls.workflowId, workflowId)).returning()
    if (removed.length > 0)
      await transaction.delete(polledItems).where(eq(polledItems.workflowId, workflowId))
  }
}
