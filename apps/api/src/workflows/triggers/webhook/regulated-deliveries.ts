import { type Json, workflowIdSchema } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/database.js'
import { Transactions } from '../../../platform/database/transactions.js'
import { defineEvent } from '../../../platform/events/event-definition.js'
import { EventLog } from '../../../platform/events/event-log.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import type { Admission, Admitted } from '../../runs/intake/run-intake.js'
import { RunStarter } from '../run-starter.js'
import { webhookDeliveries } from './webhook.table.js'

const jsonSchema: z.ZodType<Json, Json> = z.json()

/** A delivery came to a workflow's webhook; carries what its run finds under `trigger`. */
export const webhookReceived = defineEvent({
  type: 'webhook.received',
  subjectType: 'workflow',
  payload: jsonSchema,
  audience: 'runs.read',
})

/**
 * Takes in deliveries to workflows with flow control, each in a transaction of its own: what becomes of such a run
 * depends on others, so that it cannot be committed with a crowd and begun at once.
 */
@Injectable()
export class RegulatedDeliveries {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(EventLog) private readonly events: EventLog,
    @Inject(RunStarter) private readonly starter: RunStarter,
  ) {}

  admit(admission: Admission): Promise<Admitted> {
    return this.transactions.run(async (transaction) => {
      const workflowId = workflowIdSchema.parse(admission.workflowId)
      const live = await this.repository.live(transaction, workflowId)
      if (live === undefined || live.versionId !== admission.versionId) return { outcome: 'not-live' }
      const before = await this.noteBoth(transaction, admission)
      if (before !== undefined) return { outcome: 'duplicate', runId: before }
      const event = await this.events.append(transaction, webhookReceived, {
        subjectId: workflowId,
        payload: admission.trigger,
      })
      const runId = await this.starter.startOne(transaction, live, event)
      if (runId === undefined) throw new Error('The trigger wanted the delivery a moment ago.')
      await this.name(transaction, workflowId, [admission.deliveryId, admission.signature], runId)
      return { outcome: 'started', runId }
    })
  }

  /**
   * Remembers the delivery by its signature and by its id; answers the run of an earlier one that had either. The id of one
   * whose signature was used up is not believed, and not remembered.
   */
  private async noteBoth(transaction: Transaction, admission: Admission): Promise<string | undefined> {
    const { workflowId, signature, deliveryId } = admission
    const replayed = await this.note(transaction, admission, signature)
    if (replayed !== undefined) return replayed
    const repeated = await this.note(transaction, admission, deliveryId)
    if (repeated !== undefined) await this.name(transaction, workflowId, [signature], repeated)
    return repeated
  }

  private async note(
    transaction: Transaction,
    { workflowId, runId }: Admission,
    deliveryId: string | null,
  ): Promise<string | undefined> {
    if (deliveryId === null) return undefined
    const [noted] = await transaction
      .insert(webhookDeliveries)
      .values({ workflowId, deliveryId, runId })
      .onConflictDoUpdate({
        target: [webhookDeliveries.workflowId, webhookDeliveries.deliveryId],
        set: { workflowId },
      })
      .returning({ runId: webhookDeliveries.runId })
    return noted === undefined || noted.runId === runId ? undefined : noted.runId
  }

  private async name(
    transaction: Transaction,
    workflowId: string,
    noted: readonly (string | null)[],
    runId: string,
  ): Promise<void> {
    const deliveryIds = noted.filter((one) => one !== null)
    if (deliveryIds.length === 0) return
    await transaction
      .update(webhookDeliveries)
      .set({ runId })
      .where(
        and(eq(webhookDeliveries.workflowId, workflowId), inArray(webhookDeliveries.deliveryId, deliveryIds)),
      )
  }
}
