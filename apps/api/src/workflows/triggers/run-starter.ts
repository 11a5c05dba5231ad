import { type Json, type ReferencePath, valueAt } from '@counterflow/core'
import type { TriggerManifest } from '@counterflow/plugin-sdk/manifest'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { onCommit } from '../../platform/database/transactions.js'
import { EventLog, type RecordedEvent } from '../../platform/events/event-log.js'
import { Signals } from '../../platform/signals/signals.js'
import { PluginActions, PluginRegistry } from '../../plugins/plugins.public.js'
import { WorkflowRepository } from '../definitions/workflow-repository.js'
import { runs } from '../runs/run.table.js'
import { concerns } from './concerns.js'

type NewRun = typeof runs.$inferInsert

/**
 * Makes the runs that an event starts, in the very transaction that records the event: an order that was
 * accepted has its runs, whatever happens to this process next.
 */
@Injectable()
export class RunStarter {
  private readonly wakeEngine = () => this.signals.send('runs')

  constructor(
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(PluginActions) private readonly actions: PluginActions,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(Signals) private readonly signals: Signals,
    @Inject(EventLog) events: EventLog,
  ) {
    events.react((transaction, event) => this.start(transaction, event))
  }

  private async start(transaction: Transaction, event: RecordedEvent): Promise<void> {
    const triggers = new Map(this.registry.triggersOn(event.type).map((trigger) => [trigger.id, trigger]))
    if (triggers.size === 0) return
    const live = await this.repository.liveOn(transaction, [...triggers.keys()])
    if (live.length === 0) return
    const payload = z.json().parse(event.payload)
    const shop = await this.actions.shopValues(transaction)
    const started = live.flatMap(({ workflowId, versionId, definition }): NewRun[] => {
      const trigger = triggers.get(definition.trigger?.type ?? '')
      if (trigger === undefined || !concerns(definition, payload, shop)) return []
      const subject = subjectOf(trigger, payload)
      return [{ id: uuidv7(), workflowId, versionId, eventId: event.id, triggerType: trigger.id, ...subject }]
    })
    if (started.length === 0) return
    await transaction.insert(runs).values(started)
    onCommit(transaction, this.wakeEngine)
  }
}

function subjectOf({ subject }: TriggerManifest, payload: Json): Partial<NewRun> {
  if (subject === null) return {}
  const text = (path: ReferencePath) => {
    const value = valueAt(payload, path)
    return typeof value === 'string' ? value : null
  }
  return { subjectType: subject.type, subjectId: text(subject.id), subjectLabel: text(subject.label) }
}
