import { randomUUIDv7 } from 'node:crypto'
import type { RunError } from '@counterflow/core'
import { plainColumn, textColumn, textColumnOf } from '../../../platform/database/column-parameters.js'
import type { NamedStatement, StatementCall } from '../../../platform/database/plain-pool.js'
import type { RunResult } from '../run.table.js'
import { instant, stepColumns, stepColumnsFrom, writeSteps } from './step-columns.js'
import type { StepRecord } from './step-record.js'

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
  /** How many events for its waiting steps are known; if there are more, a parked run is due at once. */
  readonly arrivals: number
  readonly fate: RunFate
  /** It was sent before, and its answer was lost: its records may be there. */
  readonly isResent: boolean
}

const errorText = (error: RunError | null) => (error === null ? null : JSON.stringify(error))

/** What everybody is told of, by an event. */
const isFailure = (fate: RunFate) => fate.kind === 'finished' && fate.result === 'failed'

/** The parameters of the statement for `batch`. */
export function flushParameters(batch: readonly RunFlush[]): unknown[] {
  const rows = batch.flatMap(({ runId, epoch, position, records }) =>
    records.map((record, index) => ({ runId, epoch, position: position + index, record })),
  )
  const parameters = [
    ...stepColumns(rows),
    plainColumn(batch.map(({ runId }) => runId)),
    plainColumn(batch.map(({ epoch }) => epoch)),
    plainColumn(batch.map(({ arrivals }) => arrivals)),
    plainColumn(batch.map(({ fate }) => fate.kind)),
    plainColumn(batch.map(({ fate }) => (fate.kind === 'finished' ? fate.result : null))),
    textColumn(batch.map(({ fate }) => (fate.kind === 'finished' ? errorText(fate.error) : null))),
    plainColumn(batch.map(({ fate }) => (fate.kind === 'parked' ? instant(fate.until) : null))),
    plainColumn(batch.map(({ fate }) => (isFailure(fate) ? randomUUIDv7() : null))),
    plainColumn(batch.map((flush) => `${makesProgress(flush)}`)),
  ]
  if (!awaitsEvents(batch)) return parameters
  const waits = rows.filter(({ record }) => record.awaits !== null)
  return [
    ...parameters,
    plainColumn(waits.map(({ runId }) => runId)),
    plainColumn(waits.map(({ record }) => record.address.nodeId)),
    textColumn(waits.map(({ record }) => record.address.iteration.join('.'))),
    plainColumn(waits.map(({ record }) => record.awaits?.trigger ?? null)),
    textColumn(waits.map(({ record }) => record.awaits?.path ?? null)),
    textColumn(waits.map(({ record }) => record.awaits?.key ?? null)),
    plainColumn(waits.map(({ epoch }) => epoch)),
  ]
}

/**
 * The statement for `batch`. Its answer: the runs that were still held, each with the epoch under which it was. One
 * run may be in a batch twice, when this process has lost it and claimed it again.
 */
export function flushStatement(batch: readonly RunFlush[]): NamedStatement {
  if (awaitsEvents(batch)) return flushWithWaits
  return batch.some(({ isResent }) => isResent) ? flushAgain : plainFlush
}

/** Whether a step has ended, so that what killed the processes before was not this run. */
function makesProgress({ records }: RunFlush): boolean {
  return records.some(({ kind }) => kind === 'succeeded' || kind === 'failed')
}

function awaitsEvents(batch: readonly RunFlush[]): boolean {
  return batch.some(({ records }) => records.some(({ awaits }) => awaits !== null))
}

const flushText = (more: string, onConflict: string) => `
with record as materialized (${stepColumnsFrom(1)}),
held as materialized (
  select r.id, d.epoch, d.arrivals, d.fate, d.result, d.error, d.until, d.event_id, d.progress,
    d.progress and r.crashes > 0 as forgiven from (
    select * from unnest($15::uuid[], $16::int[], $17::int[], $18::text[], $19::text[], ${textColumnOf(20)}, $21::timestamptz[], $22::uuid[], $23::bool[])
      as d(id, epoch, arrivals, fate, result, error, until, event_id, progress) order by d.id) d
  cross join lateral (
    select id, crashes from runs where id = d.id and epoch = d.epoch for no key update) r),
forgiven as (
  update runs r set crashes = 0 where r.id = any(array(select id from held where fate = 'goes-on' and forgiven))),
parked as (
  update runs r set owner = null, due_at = (
    select case when r.arrivals > h.arrivals then now() else h.until end from held h where h.id = r.id),
    crashes = (select case when h.progress then 0 else r.crashes end from held h where h.id = r.id)
   where r.id = any(array(select id from held where fate = 'parked'))),
finished as (
  update runs r set owner = null, epoch = r.epoch + 1, finished_at = now(),
    result = (select h.result from held h where h.id = r.id),
    error = (select h.error::jsonb from held h where h.id = r.id)
   where r.id = any(array(select id from held where fate = 'finished'))),
told as (
  insert into events (id, type, subject_type, subject_id, audience, payload)
  select event_id, 'run.failed', 'run', id::text, 'runs.read', jsonb_build_object('error', error::jsonb)
    from held where fate = 'finished' and result = 'failed'),
${more}
written as (${writeSteps('held on held.id = x.run_id and held.epoch = x.epoch')}
  ${onConflict})
select id, epoch from held`

/** Under the same epoch, a record that is there is the same record. Looking for it first costs a fifth of the statement. */
const keepingWhatIsThere = 'on conflict do nothing'

const plainFlush: NamedStatement = { name: 'flush-runs', text: flushText('', '') }

const flushAgain: NamedStatement = { name: 'flush-runs-again', text: flushText('', keepingWhatIsThere) }

/** A flush of nothing. */
export const emptyFlush: StatementCall = [plainFlush, flushParameters([])]

const flushWithWaits: NamedStatement = {
  name: 'flush-runs-with-waits',
  text: flushText(
    `
awaited as (
  insert into event_waits (run_id, node_id, iteration, trigger, path, key)
  select x.run_id, x.node_id, coalesce(x.iteration, ''), x.trigger, x.path, x.key
    from unnest($24::uuid[], $25::text[], ${textColumnOf(26)}, $27::text[], ${textColumnOf(28)}, ${textColumnOf(29)}, $30::int[])
      as x(run_id, node_id, iteration, trigger, path, key, epoch)
    join held on held.id = x.run_id and held.epoch = x.epoch
  ${keepingWhatIsThere}),`,
    keepingWhatIsThere,
  ),
}
