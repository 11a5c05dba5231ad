import type { Json, Permission, WorkflowId } from '@counterflow/core'
import type { TriggerManifest } from '@counterflow/plugin-sdk/manifest'
import { Inject, Injectable } from '@nestjs/common'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { DATABASE, type Database } from '../../platform/database/database.js'

/** Something that happened and that a trigger tells of. */
export interface PastEvent {
  readonly id: string
  readonly at: Date
  readonly payload: Json
}

/** What is asked for: events that `trigger` of a workflow tells of, as far as the reader may read them. */
export interface EventsOf {
  readonly workflowId: WorkflowId
  readonly trigger: TriggerManifest
  readonly permissions: readonly Permission[]
}

const jsonSchema: z.ZodType<Json> = z.json()
const rowsSchema = z.array(z.object({ id: z.uuid(), at: z.coerce.date(), payload: jsonSchema }))

/** As much of the log as is looked through: a rare event must not have all of it read. */
const latestOfLog = 200_000

/** Reads what happened before: events of the shop, or what started one workflow. */
@Injectable()
export class PastEvents {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async find(
    { workflowId, trigger, permissions }: EventsOf,
    eventId: string,
  ): Promise<PastEvent | undefined> {
    const told =
      trigger.kind === 'event'
        ? sql`e.type = ${trigger.event}`
        : sql`exists (select from runs r where r.event_id = e.id and r.workflow_id = ${workflowId}::uuid
                        and r.trigger_type = ${trigger.id})`
    const { rows } = await this.database.execute(sql`
      select e.id, e.at, e.payload from events e
       where e.id = ${eventId}::uuid and e.audience = any(${heldBy(permissions)}) and ${told}`)
    return rowsSchema.parse(rows)[0]
  }

  /** The latest first, `most` at most. */
  async since(
    { workflowId, trigger, permissions }: EventsOf,
    since: Date,
    most: number,
  ): Promise<PastEvent[]> {
    const from = since.toISOString()
    const { rows } = await this.database.execute(
      trigger.kind === 'event'
        ? sql`
          select id, at, payload from (
            select id, at, payload, type, audience, transaction_id, sequence from events
             order by transaction_id desc, sequence desc limit ${latestOfLog}) latest
           where type = ${trigger.event} and at >= ${from}::timestamptz
             and audience = any(${heldBy(permissions)})
           order by transaction_id desc, sequence desc limit ${most}`
        : sql`
          select e.id, e.at, e.payload from runs r join events e on e.id = r.event_id
           where r.workflow_id = ${workflowId}::uuid and r.trigger_type = ${trigger.id}
             and r.retry_of is null and e.at >= ${from}::timestamptz
             and e.audience = any(${heldBy(permissions)})
           order by r.id desc limit ${most}`,
    )
    return rowsSchema.parse(rows)
  }
}

const heldBy = (permissions: readonly Permission[]) => sql`${sql.param([...permissions])}::text[]`
