import type { Json } from '@counterflow/core'
import { z } from 'zod'
import type { NamedStatement } from '../../../platform/database/plain-pool.js'

/** A run that this process has just claimed, or has committed as its own. */
export interface ClaimedRun {
  readonly id: string
  readonly epoch: number
  readonly workflowId: string
  readonly versionId: string
  /** What the event carried. */
  readonly trigger: Json
  /** How long the JSON of `trigger` is, in characters. */
  readonly weight: number
  /** Whether records of it may exist: it was claimed before, or it takes up where another run failed. */
  readonly resumed: boolean
  /** How many events have come for its waiting steps. */
  readonly arrivals: number
  /** Steps that go on with the idempotency keys of an earlier run, by address key. */
  readonly continues: Readonly<Record<string, string>>
  /** Counted in its concurrency key, so that its end lets the next one in. */
  readonly isGated: boolean
  /** In milliseconds since 1970, by the database's clock. */
  readonly createdAt: number
  readonly queuedMilliseconds: number
}

const claimedRow = z
  .object({
    id: z.string(),
    epoch: z.int(),
    claims: z.int(),
    workflow_id: z.string(),
    version_id: z.string(),
    arrivals: z.int(),
    continues: z.record(z.string(), z.string()).nullable(),
    is_gated: z.boolean(),
    created: z.number(),
    queued: z.number(),
    payload: z.json(),
    weight: z.int(),
  })
  .transform(
    (row): ClaimedRun => ({
      id: row.id,
      epoch: row.epoch,
      workflowId: row.workflow_id,
      versionId: row.version_id,
      trigger: row.payload,
      weight: row.weight,
      resumed: row.claims > 1 || row.continues !== null,
      arrivals: row.arrivals,
      continues: row.continues ?? {},
      isGated: row.is_gated,
      createdAt: row.created,
      queuedMilliseconds: row.queued,
    }),
  )

export const claimedRows = z.array(claimedRow)

/** Takes up to 100 runs that are due for the owner `$1`. */
export const claimStatement: NamedStatement = {
  name: 'claim-runs',
  text: `
with due as materialized (
  select id from runs
   where finished_at is null and not gated and owner is null and due_at <= now()
   order by due_at, id limit 100 for no key update skip locked)
update runs r set epoch = r.epoch + 1, claims = r.claims + 1, owner = $1, debounce_key = null
 where r.id = any(array(select id from due))
returning r.id, r.epoch, r.claims, r.workflow_id, r.version_id, r.arrivals, r.continues,
  r.concurrency_key is not null as is_gated,
  extract(epoch from r.created_at)::float8 * 1000 as created,
  extract(epoch from now() - r.due_at)::float8 * 1000 as queued,
  (select e.payload from events e where e.id = r.event_id) as payload,
  (select length(e.payload::text) from events e where e.id = r.event_id) as weight`,
}
