import type { Json, Permission } from '@counterflow/core'
import type { TriggerManifest } from '@counterflow/plugin-sdk/manifest'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'
import type { RouteOutput } from '../../platform/http/route-contract.js'
import { subjectOf } from '../triggers/trigger-subject.js'
import type { samplesRoutes } from './samples.contract.js'

type TriggerSample = RouteOutput<typeof samplesRoutes.list>['items'][number]

const jsonSchema: z.ZodType<Json> = z.json()
const rowSchema = z.object({ id: z.uuid(), at: z.coerce.date(), payload: jsonSchema })

/** What a trigger gave lately. */
@Injectable()
export class TriggerSamples {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** @param permissions what the reader holds; events of another audience are left out */
  async list(
    workflowId: string,
    trigger: TriggerManifest,
    permissions: readonly Permission[],
  ): Promise<TriggerSample[]> {
    const { rows } = await this.database.execute(
      trigger.kind === 'event'
        ? ofEvent(trigger.event, permissions)
        : ofWorkflow(workflowId, trigger.id, permissions),
    )
    return z
      .array(rowSchema)
      .parse(rows)
      .map(({ id, at, payload }) => {
        const subject = subjectOf(trigger, payload)
        return {
          eventId: id,
          at: at.toISOString(),
          payload,
          subject:
            subject?.id == null
              ? null
              : { type: subject.type, id: subject.id, label: subject.label ?? subject.id },
        }
      })
  }
}

const heldBy = (permissions: readonly Permission[]) => sql`${sql.param([...permissions])}::text[]`

/** Looked for in the latest part of the log: a rare event must not have all of it read. */
const ofEvent = (type: string, permissions: readonly Permission[]) => sql`
  select id, at, payload from (
    select id, at, payload, type, audience, transaction_id, sequence from events
     order by transaction_id desc, sequence desc limit 20000) latest
   where type = ${type} and audience = any(${heldBy(permissions)})
   order by latest.transaction_id desc, latest.sequence desc limit 10`

const ofWorkflow = (workflowId: string, triggerType: string, permissions: readonly Permission[]) => sql`
  select e.id, e.at, e.payload from runs r join events e on e.id = r.event_id
   where r.workflow_id = ${workflowId}::uuid and r.trigger_type = ${triggerType}
     and e.audience = any(${heldBy(permissions)})
   order by r.id desc limit 10`
