import { type Json, type WorkflowId } from '@counterflow/core'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../../platform/database/database.js'
import type { RouteOutput } from '../../../platform/http/route-contract.js'
import { PluginRegistry } from '../../../plugins/plugins.public.js'
import { workflowNotFound } from '../../definitions/workflow-problems.js'
import { WorkflowRepository } from '../../definitions/workflow-repository.js'
import { subjectOf } from '../trigger-subject.js'
import type { triggerRoutes } from '../triggers.contract.js'

type Samples = RouteOutput<typeof triggerRoutes.samples>

const jsonSchema: z.ZodType<Json> = z.json()
const rowSchema = z.object({ id: z.uuid(), at: z.coerce.date(), payload: jsonSchema })

/** What a trigger gave lately, for people who try a workflow out. */
@Injectable()
export class TriggerSamples {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(WorkflowRepository) private readonly repository: WorkflowRepository,
    @Inject(PluginRegistry) private readonly registry: PluginRegistry,
  ) {}

  /** @throws Problem `not-found` */
  async list(workflowId: WorkflowId): Promise<Samples> {
    const found = await this.repository.find(this.database, workflowId)
    if (found === undefined) throw workflowNotFound(workflowId)
    const triggerType = (found.live ?? found.workflow.draft).trigger?.type ?? null
    const trigger = triggerType === null ? undefined : this.registry.trigger(triggerType)
    if (triggerType === null || trigger === undefined) return { triggerType, items: [] }
    const { rows } = await this.database.execute(
      trigger.kind === 'event' ? ofEvent(trigger.event) : ofWorkflow(workflowId, triggerType),
    )
    const items = z.array(rowSchema).parse(rows)
    return {
      triggerType,
      items: items.map(({ id, at, payload }) => {
        const subject = subjectOf(trigger, payload)
        return {
          eventId: id,
          at: at.toISOString(),
          payload: payload,
          subject:
            subject?.id == null
              ? null
              : { type: subject.type, id: subject.id, label: subject.label ?? subject.id },
        }
      }),
    }
  }
}

/** Looked for in the latest part of the log: a rare event must not have all of it read. */
const ofEvent = (type: string) => sql`
  select id, at, payload from (
    select id, at, payload, type, transaction_id, sequence from events
     order by transaction_id desc, sequence desc limit 20000) latest
   where type = ${type} order by latest.transaction_id desc, latest.sequence desc limit 10`

const ofWorkflow = (workflowId: string, triggerType: string) => sql`
  select e.id, e.at, e.payload from runs r join events e on e.id = r.event_id
   where r.workflow_id = ${workflowId}::uuid and r.trigger_type = ${triggerType}
   order by r.id desc limit 10`
