import { type RunId, runIdSchema } from '@counterflow/core'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Transaction } from '../../../platform/database/database.js'
import { runs } from '../run.table.js'
import type { FlowColumns } from './flow-columns.js'

/** A run to be made on an event. Ids are made in the order in which runs are to take turns. */
export interface NewRun extends FlowColumns {
  readonly id: RunId
  readonly workflowId: string
  readonly versionId: string
  readonly eventId: string
  readonly triggerType: string
  readonly subjectType: string | null
  readonly subjectId: string | null
  readonly subjectLabel: string | null
}

const idRows = z.array(z.object({ id: runIdSchema }))

/**
 * Writes runs as part of `transaction`. Where one with the same debounce key has not begun yet, its event is replaced
 * and its time begins anew: the answer then names that run.
 */
export async function insertRuns(transaction: Transaction, made: readonly NewRun[]): Promise<RunId[]> {
  const ids: RunId[] = []
  const plain = made.filter(({ debounceKey }) => debounceKey === null)
  if (plain.length > 0) {
    await transaction.insert(runs).values(plain.map(({ debounceSeconds, ...row }) => row))
    ids.push(...plain.map(({ id }) => id))
  }
  for (const run of made) if (run.debounceKey !== null) ids.push(await insertDebounced(transaction, run))
  return ids
}

async function insertDebounced(transaction: Transaction, run: NewRun): Promise<RunId> {
  const { rows } = await transaction.execute(sql`
    insert into runs as r (id, workflow_id, version_id, event_id, trigger_type, subject_type, subject_id,
      subject_label, concurrency_key, concurrency_limit, gated, debounce_key, due_at)
    values (${run.id}, ${run.workflowId}, ${run.versionId}, ${run.eventId}, ${run.triggerType}, ${run.subjectType},
      ${run.subjectId}, ${run.subjectLabel}, ${run.concurrencyKey}, ${run.concurrencyLimit}, ${run.gated},
      ${run.debounceKey}, now() + make_interval(secs => ${run.debounceSeconds}))
    on conflict (workflow_id, debounce_key) where debounce_key is not null do update set
      version_id = excluded.version_id, event_id = excluded.event_id, subject_type = excluded.subject_type,
      subject_id = excluded.subject_id, subject_label = excluded.subject_label,
      concurrency_key = excluded.concurrency_key, concurrency_limit = excluded.concurrency_limit,
      gated = excluded.gated, due_at = excluded.due_at
    returning r.id`)
  const [row] = idRows.parse(rows)
  if (row === undefined) throw new Error('The database gave no run.')
  return row.id
}
