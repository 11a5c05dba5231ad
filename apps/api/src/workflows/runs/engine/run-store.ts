import { randomUUIDv7 } from 'node:crypto'
import type { Json, RunError } from '@counterflow/core'
import { z } from 'zod'
import { plainColumn, textColumn, textColumnOf } from '../../../platform/database/column-parameters.js'
import type { PlainPool } from '../../../platform/database/plain-pool.js'
import type { RunResult } from '../run.table.js'
import { Coalescer } from './coalescer.js'
import type { StepRecord } from './step-record.js'
import { stepRowSchema, toRecord } from './step-row.js'

/** A run that this process has just claimed. */
export interface ClaimedRun {
  readonly id: string
  readonly epoch: number
  readonly workflowId: string
  readonly versionId: string
  /** What the event carried. */
  readonly trigger: Json
  /** Whether it was claimed before, so that records of it may exist. */
  readonly resumed: boolean
}

/** What becomes of a run with a flush: it goes on, it is put back until `until`, or it ends. */
export type RunFate =
  | { readonly kind: 'goes-on' }
  | { readonly kind: 'parked'; readonly until: number }
  | { readonly kind: 'finished'; readonly result: RunResult; readonly error: RunError | null }

/** Records of one run, to be written if the run is still held under `epoch`. */
export interface RunFlush {
  readonly runId: string
  readonly epoch: number
  /** The number of records that the run has already. */
  readonly position: number
  readonly records: readonly StepRecord[]
  readonly fate: RunFate
}

const claimedRow = z.object({
  id: z.string(),
  epoch: z.int(),
  claims: z.int(),
  workflow_id: z.string(),
  version_id: z.string(),
  payload: z.json(),
})

const mostRunsInAFlush = 300

/**
 * The statements of the engine. They are shaped for PostgreSQL's generic plans: limits are literals, the lateral
 * joins cannot be flattened into a hash join over all runs, and keyed statements leave `finished_at` alone.
 */
export class RunStore {
  private readonly flushes: Coalescer<RunFlush, boolean>

  constructor(private readonly pool: PlainPool) {
    this.flushes = new Coalescer((batch) => this.flushBatch(batch), mostRunsInAFlush)
  }

  /** Takes up to 100 runs that are due for `owner`. */
  async claim(owner: number): Promise<ClaimedRun[]> {
    const rows = await this.pool.query(claimStatement, [owner])
    return z
      .array(claimedRow)
      .parse(rows)
      .map((row) => ({
        id: row.id,
        epoch: row.epoch,
        workflowId: row.workflow_id,
        versionId: row.version_id,
        trigger: row.payload,
        resumed: row.claims > 1,
      }))
  }

  /** When the next run that waits is due, in milliseconds; undefined when none waits. */
  async nextDue(): Promise<number | undefined> {
    const rows = await this.pool`
      select due_at from runs where finished_at is null and owner is null order by due_at, id limit 1`
    const [row] = z.array(z.object({ due_at: z.date() })).parse(rows)
    return row?.due_at.getTime()
  }

  /** The records of a run, in the order in which they were written. */
  async records(runId: string): Promise<StepRecord[]> {
    const rows = await this.pool`select * from steps where run_id = ${runId} order by position`
    return z.array(stepRowSchema).parse(rows).map(toRecord)
  }

  /** Writes records and fate of a run. False: the run is no longer ours, and nothing was written. */
  flush(flush: RunFlush): Promise<boolean> {
    return this.flushes.submit(flush)
  }

  /** Puts a run back that could not be driven, to be claimed again after `until`. */
  async release(runId: string, epoch: number, until: number): Promise<void> {
    await this.pool`
      update runs set owner = null, epoch = epoch + 1, due_at = ${new Date(until)}
       where id = ${runId} and epoch = ${epoch}`
  }

  /** Ends a run in whatever state it is; late writes of its owner are refused from then on. False: it had ended. */
  async cancel(runId: string): Promise<boolean> {
    const rows = await this.pool`
      with ended as (
        update runs set owner = null, epoch = epoch + 1, finished_at = now(), result = 'cancelled'
         where id = ${runId} and finished_at is null returning id),
      told as (
        insert into events (id, type, subject_type, subject_id, audience, payload)
        select ${randomUUIDv7()}, 'run.finished', 'run', id::text, 'runs.read', '{"result":"cancelled"}'::jsonb from ended)
      select id from ended`
    return rows.length === 1
  }

  /** Frees the runs of dead owners. Those that have seen too many of their owners die are quarantined. */
  async freeRunsOfDeadOwners(deadOwners: readonly number[], mostCrashes: number): Promise<number> {
    const quarantined = JSON.stringify({
      code: 'quarantined',
      message: `The server died ${mostCrashes} times while it worked on this run, so it is not tried again by itself.`,
      nodeId: null,
    } satisfies RunError)
    const rows = await this.pool`
      update runs set
        owner = null,
        epoch = epoch + 1,
        crashes = crashes + 1,
        finished_at = case when crashes + 1 >= ${mostCrashes}::int then now() end,
        result = case when crashes + 1 >= ${mostCrashes}::int then 'quarantined' end,
        error = case when crashes + 1 >= ${mostCrashes}::int then ${quarantined}::text::jsonb end
      where finished_at is null and owner = any(${[...deadOwners]}::int[])
      returning id`
    return rows.length
  }

  /**
   * Puts a run back because of a fault that trying again may not cure. With the third fault it ends as failed, so that
   * an effect whose outcome cannot be written is not attempted for ever.
   */
  async releaseAfterFault(run: ClaimedRun, fault: string, until: number, mostFaults: number): Promise<void> {
    const error = JSON.stringify({ code: 'engine_fault', message: fault, nodeId: null } satisfies RunError)
    await this.pool`
      update runs set
        owner = null,
        epoch = epoch + 1,
        due_at = ${new Date(until)},
        crashes = crashes + 1,
        finished_at = case when crashes + 1 >= ${mostFaults}::int then now() end,
        result = case when crashes + 1 >= ${mostFaults}::int then 'failed' end,
        error = case when crashes + 1 >= ${mostFaults}::int then ${error}::text::jsonb end
      where id = ${run.id} and epoch = ${run.epoch}`
  }

  /** Frees what `owner` holds without knowing of it: a claim whose answer was lost with its connection. */
  async freeForgotten(owner: number, known: readonly string[]): Promise<void> {
    await this.pool`
      update runs set owner = null, epoch = epoch + 1
       where finished_at is null and owner = ${owner} and id <> all(${[...known]}::uuid[])`
  }

  private async flushBatch(batch: RunFlush[]): Promise<boolean[]> {
    const rows = batch.flatMap((flush) =>
      flush.records.map((record, index) => ({ flush, record, position: flush.position + index })),
    )
    const plain = (pick: (row: (typeof rows)[number]) => string | number | null) =>
      plainColumn(rows.map(pick))
    const text = (pick: (row: (typeof rows)[number]) => string | null) => textColumn(rows.map(pick))
    const accepted = await this.pool.query(flushStatement, [
      plain(({ flush }) => flush.runId),
      plain(({ record }) => record.address.nodeId),
      text(({ record }) => record.address.iteration.join('.')),
      plain(({ record }) => record.attempt),
      plain(({ record }) => record.kind),
      plain(({ position }) => position),
      plain(({ flush }) => flush.epoch),
      plain(({ record }) => instant(record.at)),
      plain(({ record }) => record.milliseconds),
      plain(({ record }) => record.port),
      plain(({ record }) => instant(record.until)),
      text(({ record }) => json(record.input)),
      text(({ record }) => json(record.output)),
      text(({ record }) => json(record.error)),
      plainColumn(batch.map(({ runId }) => runId)),
      plainColumn(batch.map(({ epoch }) => epoch)),
      plainColumn(batch.map(({ fate }) => fate.kind)),
      plainColumn(batch.map(({ fate }) => (fate.kind === 'finished' ? fate.result : null))),
      textColumn(batch.map(({ fate }) => (fate.kind === 'finished' ? json(fate.error) : null))),
      plainColumn(batch.map(({ fate }) => (fate.kind === 'parked' ? instant(fate.until) : null))),
      plainColumn(batch.map(() => randomUUIDv7())),
    ])
    const ids = new Set(accepted.map((row) => row.id))
    return batch.map(({ runId }) => ids.has(runId))
  }
}

const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
const instant = (value: number | null) => (value === null ? null : new Date(value).toISOString())

const claimStatement = {
  name: 'claim-runs',
  text: `
with due as materialized (
  select id from runs
   where finished_at is null and owner is null and due_at <= now()
   order by due_at, id limit 100 for no key update skip locked)
update runs r set epoch = r.epoch + 1, claims = r.claims + 1, owner = $1
 where r.id = any(array(select id from due))
returning r.id, r.epoch, r.claims, r.workflow_id, r.version_id,
  (select e.payload from events e where e.id = r.event_id) as payload`,
}

const flushStatement = {
  name: 'flush-runs',
  text: `
with record as materialized (
  select * from unnest($1::uuid[], $2::text[], ${textColumnOf(3)}, $4::int[], $5::text[], $6::int[], $7::int[],
    $8::timestamptz[], $9::real[], $10::text[], $11::timestamptz[], ${textColumnOf(12)}, ${textColumnOf(13)}, ${textColumnOf(14)})
  as x(run_id, node_id, iteration, attempt, kind, position, epoch, at, milliseconds, port, until, input, output, error)),
held as materialized (
  select r.id, r.subject_id, d.fate, d.result, d.error, d.until, d.event_id from (
    select * from unnest($15::uuid[], $16::int[], $17::text[], $18::text[], ${textColumnOf(19)}, $20::timestamptz[], $21::uuid[])
      as d(id, epoch, fate, result, error, until, event_id) order by d.id) d
  cross join lateral (
    select id, subject_id from runs where id = d.id and epoch = d.epoch for no key update) r),
parked as (
  update runs r set owner = null, due_at = (select h.until from held h where h.id = r.id)
   where r.id = any(array(select id from held where fate = 'parked'))),
finished as (
  update runs r set owner = null, epoch = r.epoch + 1, finished_at = now(),
    result = (select h.result from held h where h.id = r.id),
    error = (select h.error::jsonb from held h where h.id = r.id)
   where r.id = any(array(select id from held where fate = 'finished'))),
told as (
  insert into events (id, type, subject_type, subject_id, audience, payload)
  select event_id, 'run.finished', 'run', id::text, 'runs.read', jsonb_build_object('result', result)
    from held where fate = 'finished'),
written as (
  insert into steps (run_id, node_id, iteration, attempt, kind, position, epoch, at, milliseconds, port, until, input, output, error)
  select x.run_id, x.node_id, coalesce(x.iteration, ''), x.attempt, x.kind, x.position, x.epoch, x.at, x.milliseconds, x.port, x.until,
    x.input, x.output, x.error
    from record x join held on held.id = x.run_id)
select id from held`,
}
