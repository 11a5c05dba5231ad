import type { Arrivals } from '@counterflow/core'
import { z } from 'zod'
import { Coalescer } from '../../../platform/coalescing/coalescer.js'
import { plainColumn } from '../../../platform/database/column-parameters.js'
import type { NamedStatement, PlainPool, PlainRow } from '../../../platform/database/plain-pool.js'
import { arrivalsOf } from '../waits/arrivals.js'
import { type ClaimedRun, claimedRows, claimStatement } from './claimed-run.js'
import type { RunPast } from './run-driver.js'
import { flushParameters, flushStatement, type RunFlush } from './run-flush.js'
import { stepRowSchema, toRecord } from './step-row.js'

const mostRunsInAFlush = 300
/** In milliseconds. */
const longestPause = 20
/** What a claim brings at most. */
const mostPastsAtOnce = 100

/** A run as one process holds it. */
export interface RunHold {
  readonly runId: string
  readonly epoch: number
}

/** Told how many records a statement wrote, and how long that took. */
export type FlushObserver = (records: number, milliseconds: number) => void

/**
 * The statements of the engine. They are shaped for PostgreSQL's generic plans: limits are literals, the lateral
 * joins cannot be flattened into a hash join over all runs, and keyed statements leave `finished_at` alone.
 */
export class RunStore {
  private readonly flushes: Coalescer<RunFlush, boolean>
  private readonly questions: Coalescer<RunHold, boolean>
  private readonly pasts: Coalescer<ClaimedRun, RunPast>

  constructor(
    private readonly pool: PlainPool,
    private readonly flushed: FlushObserver = () => {},
  ) {
    this.flushes = new Coalescer((batch) => this.flushBatch(batch), mostRunsInAFlush, { pause })
    this.questions = new Coalescer((batch) => this.areHeld(batch), mostRunsInAFlush)
    this.pasts = new Coalescer((batch) => this.pastsOf(batch), mostPastsAtOnce)
  }

  /** Takes up to 100 runs that are due for `owner`. */
  async claim(owner: number): Promise<ClaimedRun[]> {
    return claimedRows.parse(await this.pool.query(claimStatement, [owner]))
  }

  /** When the next run that waits is due, in milliseconds; undefined when none waits. */
  async nextDue(): Promise<number | undefined> {
    const rows = await this.pool`
      select due_at from runs where finished_at is null and not gated and owner is null
       order by due_at, id limit 1`
    const [row] = z.array(z.object({ due_at: z.date() })).parse(rows)
    return row?.due_at.getTime()
  }

  /** What is known of a run that was driven before. Runs that are asked for together are read together. */
  async past(run: ClaimedRun): Promise<RunPast> {
    return run.resumed ? this.pasts.submit(run) : { records: [], arrivals: new Map() }
  }

  /** The events that have come for the waiting steps of a run. */
  async arrivals(runId: string): Promise<Arrivals> {
    return (await arrivalsOf(this.pool, [runId])).get(runId) ?? new Map()
  }

  /** Writes records and fate of a run. False: the run is no longer ours, and nothing was written. */
  flush(flush: RunFlush): Promise<boolean> {
    return this.flushes.submit(flush)
  }

  /** Whether the run is still held under this epoch. */
  isHeld(hold: RunHold): Promise<boolean> {
    return this.questions.submit(hold)
  }

  /** Whether a flush that ended a run has been written, although its answer was lost. */
  async hasEnded({ runId, epoch, fate }: RunFlush): Promise<boolean> {
    if (fate.kind !== 'finished') return false
    const rows = await this.pool`
      select 1 from runs where id = ${runId} and epoch = ${epoch + 1} and result = ${fate.result}`
    return rows.length === 1
  }

  private async pastsOf(batch: readonly ClaimedRun[]): Promise<RunPast[]> {
    const rows = await this.pool`
      select * from steps where run_id = any(${batch.map(({ id }) => id)}::uuid[]) order by run_id, position`
    const steps = Map.groupBy(z.array(pastRow).parse(rows), ({ run_id: runId }) => runId)
    const awaiting = batch.filter(({ arrivals }) => arrivals > 0).map(({ id }) => id)
    const arrivals = await arrivalsOf(this.pool, awaiting)
    return batch.map(({ id }) => ({
      records: (steps.get(id) ?? []).map(toRecord),
      arrivals: arrivals.get(id) ?? new Map(),
    }))
  }

  private async areHeld(batch: readonly RunHold[]): Promise<boolean[]> {
    const rows = await this.pool.query(holdStatement, [
      plainColumn(batch.map(({ runId }) => runId)),
      plainColumn(batch.map(({ epoch }) => epoch)),
    ])
    return holds(rows, batch)
  }

  private async flushBatch(batch: readonly RunFlush[]): Promise<boolean[]> {
    const begin = performance.now()
    const accepted = await this.pool.query(flushStatement(batch), flushParameters(batch))
    const records = batch.reduce((sum, flush) => sum + flush.records.length, 0)
    this.flushed(records, performance.now() - begin)
    return holds(accepted, batch)
  }
}

/** Nothing waits for the end of a run as it waits for the outcome of a step: ends are gathered, to be written together. */
function pause(milliseconds: number, waiting: readonly RunFlush[]): number {
  return waiting.every(({ fate }) => fate.kind === 'finished') ? Math.min(2 * milliseconds, longestPause) : 0
}

const pastRow = stepRowSchema.extend({ run_id: z.string() })

function holds(rows: readonly PlainRow[], batch: readonly RunHold[]): boolean[] {
  const held = new Set(rows.map(({ id, epoch }) => `${id} ${epoch}`))
  return batch.map(({ runId, epoch }) => held.has(`${runId} ${epoch}`))
}

const holdStatement: NamedStatement = {
  name: 'held-runs',
  text: `
select r.id, x.epoch from unnest($1::uuid[], $2::int[]) as x(id, epoch)
 cross join lateral (select id from runs where id = x.id and epoch = x.epoch) r`,
}
