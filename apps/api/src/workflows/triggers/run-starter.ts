import { type Json, type RunId, runIdSchema } from '@counterflow/core'
import type { TriggerManifest } from '@counterflow/plugin-sdk/manifest'
import { Inject, Injectable } from '@nestjs/common'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import type { Transaction } from '../../platform/database/database.js'
import { onCommit } from '../../platform/database/transactions.js'
import { EventLog, type RecordedEvent } from '../../platform/events/event-log.js'
import { Signals } from '../../platform/signals/signals.js'
import { PluginActions, PluginRegistry } from '../../plugins/plugins.public.js'
import { type LiveWorkflow, WorkflowRepository } from '../definitions/workflow-repository.js'
import { flowColumns } from '../runs/intake/flow-columns.js'
import { insertRuns, type NewRun } from '../runs/intake/new-runs.js'
import { RunMetrics } from '../runs/run-metrics.js'
import { concerns, isMeant } from './concerns.js'
import { subjectOf } from './trigger-subject.js'

/** What a run is started on: an event that was recorded in the same transaction. */
export type StartingEvent = Pick<RecordedEvent, 'id' | 'payload'>

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
    @Inject(RunMetrics) private readonly metrics: RunMetrics,
    @Inject(EventLog) events: EventLog,
  ) {
    events.react((transaction, happened) => this.start(transaction, happened))
  }

  /**
   * Starts one workflow on one event, whatever the event's type. The run's id, or undefined when the trigger's own
   * condition does not want the event.
   */
  async startOne(
    transaction: Transaction,
    workflow: LiveWorkflow,
    event: StartingEvent,
  ): Promise<RunId | undefined> {
    const [runId] = await this.startEach(transaction, workflow, [event])
    return runId
  }

  /** Starts one workflow on each of several events; answers the ids of the runs, in the order of the events. */
  async startEach(
    transaction: Transaction,
    workflow: LiveWorkflow,
    events: readonly StartingEvent[],
  ): Promise<RunId[]> {
    const trigger = this.registry.trigger(workflow.definition.trigger?.type ?? '')
    if (trigger === undefined || events.length === 0) return []
    const shop = await this.actions.shopValues(transaction)
    return this.insert(
      transaction,
      events.flatMap((event) => newRun(workflow, trigger, event, shop)),
    )
  }

  private async start(transaction: Transaction, happened: readonly RecordedEvent[]): Promise<void> {
    onCommit(transaction, () => this.metrics.accepted(happened.length))
    const type = happened[0]?.type ?? ''
    const triggers = new Map(this.registry.triggersOn(type).map((trigger) => [trigger.id, trigger]))
    if (triggers.size === 0) return
    const live = await this.repository.liveOn(transaction, [...triggers.keys()])
    if (live.length === 0) return
    const shop = await this.actions.shopValues(transaction)
    const started = happened.flatMap((event) =>
      live.flatMap((workflow) => {
        const trigger = triggers.get(workflow.definition.trigger?.type ?? '')
        return trigger === undefined ? [] : newRun(workflow, trigger, event, shop)
      }),
    )
    await this.insert(transaction, started)
  }

  /** The one place at which these runs are written. */
  private async insert(transaction: Transaction, started: readonly NewRun[]): Promise<RunId[]> {
    if (started.length === 0) return []
    const ids = await insertRuns(transaction, started)
    onCommit(transaction, this.wakeEngine)
    onCommit(transaction, () => this.metrics.started(ids.length))
    return ids
  }
}

function newRun(
  { workflowId, versionId, definition }: LiveWorkflow,
  trigger: TriggerManifest,
  event: StartingEvent,
  shop: Json,
): NewRun[] {
  const payload = z.json().parse(event.payload)
  if (!isMeant(trigger, definition, payload) || !concerns(definition, payload, shop)) return []
  const subject = subjectOf(trigger, payload)
  return [
    {
      id: runIdSchema.parse(uuidv7()),
      workflowId,
      versionId,
      eventId: event.id,
      triggerType: trigger.id,
      subjectType: subject?.type ?? null,
      subjectId: subject?.id ?? null,
      subjectLabel: subject?.label ?? null,
      ...flowColumns(workflowId, definition, payload, shop),
    },
  ]
}
