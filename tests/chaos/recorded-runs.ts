import { z } from 'zod'
import type { PlainPool } from '../../apps/api/src/platform/database/plain-pool.js'
import type { StepRecord } from '../../apps/api/src/workflows/runs/engine/step-record.js'
import { stepRowSchema, toRecord } from '../../apps/api/src/workflows/runs/engine/step-row.js'

const runRow = z.object({
  id: z.string(),
  workflow_id: z.string(),
  result: z.string().nullable(),
  claims: z.int(),
  crashes: z.int(),
  /** The process that holds it; null when none does. */
  owner: z.int().nullable(),
  gated: z.boolean(),
  error: z.json(),
  created_at: z.date(),
  finished_at: z.date().nullable(),
  due_at: z.date(),
  payload: z.json(),
  delivery: z.string().nullable(),
  /** How often its failure was announced. */
  failures: z.coerce.number(),
  /** When its row was written last, in milliseconds since 1970. */
  committed: z.coerce.number(),
})

const stepRow = stepRowSchema.extend({
  run_id: z.string(),
  epoch: z.int(),
  /** Milliseconds since 1970. */
  committed: z.coerce.number(),
})

/** One record of a step, with what the database knows about the writing of it. */
export interface RecordedStep extends StepRecord {
  readonly epoch: number
  /** When its transaction was committed, in milliseconds since 1970. */
  readonly committed: number
}

/** A run as the database has it. */
export interface RecordedRun extends z.infer<typeof runRow> {
  readonly steps: readonly RecordedStep[]
}

/** Reads every run of `workflows` that was made since `since`, with its steps. */
export async function readRuns(
  pool: PlainPool,
  workflows: readonly string[],
  since: Date,
): Promise<RecordedRun[]> {
  const runs = z.array(runRow).parse(
    await pool`
      select r.id, r.workflow_id, r.result, r.claims, r.crashes, r.owner, r.gated, r.error, r.created_at, r.finished_at, r.due_at,
        e.payload, e.payload #>> '{body,id}' as delivery,
        extract(epoch from pg_xact_commit_timestamp(r.xmin)) * 1000 as committed,
        (select count(*) from events told
          where told.type = 'run.failed' and told.subject_type = 'run' and told.subject_id = r.id::text) as failures
        from runs r left join events e on e.id = r.event_id
       where r.created_at >= ${since} and r.workflow_id = any(${[...workflows]}::uuid[])`,
  )
  const rows = z.array(stepRow).parse(
    await pool`
      select s.*, extract(epoch from pg_xact_commit_timestamp(s.xmin)) * 1000 as committed
        from runs r join steps s on s.run_id = r.id
       where r.created_at >= ${since} and r.workflow_id = any(${[...workflows]}::uuid[])
       order by s.run_id, s.position`,
  )
  const steps = Map.groupBy(rows, ({ run_id }) => run_id)
  return runs.map((run) => ({
    ...run,
    steps: (steps.get(run.id) ?? []).map((row) => ({
      ...toRecord(row),
      epoch: row.epoch,
      committed: row.committed,
    })),
  }))
}

/** How many runs of `workflows` have not ended. */
export async function countOpen(pool: PlainPool, workflows: readonly string[]): Promise<number> {
  const [row] = await pool`
    select count(*)::int as open from runs
     where finished_at is null and workflow_id = any(${[...workflows]}::uuid[])`
  return Number(row?.open)
}
