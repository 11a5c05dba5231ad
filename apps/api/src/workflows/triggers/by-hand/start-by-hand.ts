import { type Json, type RunId, runIdSchema, type WorkflowId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import type { Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { EventLog } from '../../../platform/events/event-log.js'
import {
  IdempotencyKeys,
  type IdempotentRequest,
} from '../../../platform/http/idempotency/idempotency-keys.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { workflowNotFound } from '../../definitions/workflow-problems.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { RunStarter } from '../run-starter.js'
import { startedByHand } from './by-hand-events.js'
import { conditionNotMet, workflowOff } from './by-hand-problems.js'
import { refuseUnfit } from './payload-check.js'

/** Starts a workflow because a person, or a program with a key, says so. */
@Injectable()
export class StartByHand {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
    @Inject(IdempotencyKeys) private readonly idempotency: IdempotencyKeys,
    @Inject(RunStarter) private readonly starter: RunStarter,
    @Inject(EventLog) private readonly events: EventLog,
  ) {}

  /**
   * The run that was started; of a repeated request, the first one's.
   * @throws Problem `not-found`, `workflow-is-off`, `invalid-input` with each wrong field of the payload,
   * `trigger-condition-not-met`, `idempotency-key-reused`
   */
  async start(workflowId: WorkflowId, payload: Json, request: IdempotentRequest | undefined): Promise<RunId> {
    return this.transactions.run(async (transaction) => {
      if (request === undefined) return this.begin(transaction, workflowId, payload)
      const claim = await this.idempotency.claim(transaction, request)
      if (!claim.first) return runIdSchema.parse(claim.result)
      const runId = await this.begin(transaction, workflowId, payload)
      await this.idempotency.complete(transaction, request, runId)
      return runId
    })
  }

  private async begin(transaction: Transaction, workflowId: WorkflowId, payload: Json): Promise<RunId> {
    const live = await this.repository.live(transaction, workflowId)
    if (live === undefined) {
      const found = await this.repository.find(transaction, workflowId)
      throw found === undefined ? workflowNotFound(workflowId) : workflowOff()
    }
    const trigger = this.registry.trigger(live.definition.trigger?.type ?? '')
    if (trigger !== undefined) refuseUnfit(payload, trigger.output)
    const event = await this.events.append(transaction, startedByHand, { subjectId: workflowId, payload })
    const runId = await this.starter.startOne(transaction, live, event)
    if (runId === undefined) throw conditionNotMet()
    return runId
  }
}
