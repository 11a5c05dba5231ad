import {
  type AwaitedEvent,
  addressKey,
  type Json,
  type Outcomes,
  type RunError,
  type StepAddress,
  type StepOutcome,
} from '@counterflow/core'
import type { StepKind } from '../run.table.js'

/** One row to write into a run's history. */
export interface StepRecord {
  readonly address: StepAddress
  readonly attempt: number
  readonly kind: StepKind
  readonly at: number
  readonly milliseconds: number | null
  readonly port: string | null
  readonly until: number | null
  readonly input: Json | null
  readonly output: Json | null
  readonly error: RunError | null
  /** The event that a wait, which begins with this record, waits for. */
  readonly awaits: AwaitedAt | null
}

/** An awaited event, with the place of its value as canonical JSON. */
export interface AwaitedAt extends AwaitedEvent {
  readonly path: string
}

/** The record of a step that is computed, begun or ended at `at`. */
export function recordOf(
  address: StepAddress,
  outcome: StepOutcome,
  details: {
    at: number
    attempt?: number
    milliseconds?: number
    input?: Json
    error?: RunError
    awaits?: AwaitedAt | null
  },
): StepRecord {
  return {
    address,
    attempt: 'attempt' in outcome ? outcome.attempt : (details.attempt ?? 1),
    kind: outcome.status,
    at: details.at,
    milliseconds: details.milliseconds ?? null,
    port: outcome.status === 'succeeded' ? outcome.port : null,
    until: outcome.status === 'waiting' ? outcome.until : null,
    input: details.input ?? null,
    output: outcome.status === 'succeeded' ? outcome.output : null,
    error: outcome.status === 'failed' ? outcome.error : (details.error ?? null),
    awaits: details.awaits ?? null,
  }
}

/** The record of an attempt that was put off until `until`, because of the rate of what it would call. */
export function postponedRecord(
  address: StepAddress,
  attempt: number,
  at: number,
  until: number,
): StepRecord {
  return { ...recordOf(address, { status: 'waiting', attempt, until }, { at }), kind: 'postponed' }
}

/** What the records of a run say, replayed in the order in which they were written. */
export class RunMemory {
  private readonly current = new Map<string, StepOutcome>()
  private readonly attempts = new Map<string, number>()
  private readonly inputs = new Map<string, Json>()
  private readonly placed = new Set<string>()
  private written = 0

  constructor(records: readonly StepRecord[] = []) {
    for (const record of records) this.remember(record)
  }

  get outcomes(): Outcomes {
    return this.current
  }

  /** How many records there are. */
  get size(): number {
    return this.written
  }

  /** Takes in a record, and answers the outcome that it says. */
  remember(record: StepRecord): StepOutcome {
    const key = addressKey(record.address)
    this.written += 1
    if (record.kind === 'postponed') this.placed.add(key)
    else {
      this.placed.delete(key)
      this.attempts.set(key, Math.max(record.attempt, this.attempts.get(key) ?? 0))
    }
    if (record.input !== null) this.inputs.set(key, record.input)
    const outcome = outcomeOf(record)
    this.current.set(key, outcome)
    return outcome
  }

  /** Whether the next attempt at a step has its place in the line already: it was put off until now. */
  hasPlace(address: StepAddress): boolean {
    return this.placed.has(addressKey(address))
  }

  /** The number of the next attempt at a step: 1 when it was never begun. */
  nextAttempt(address: StepAddress): number {
    return (this.attempts.get(addressKey(address)) ?? 0) + 1
  }

  /** The input of an effect's first attempt: every further attempt must send the same under the same key. */
  inputOf(address: StepAddress): Json | undefined {
    return this.inputs.get(addressKey(address))
  }
}

function outcomeOf(record: StepRecord): StepOutcome {
  const { attempt, error } = record
  switch (record.kind) {
    case 'started':
      return { status: 'started', attempt }
    case 'waiting':
    case 'postponed':
      return { status: 'waiting', attempt, until: record.until ?? record.at }
    case 'succeeded':
      return { status: 'succeeded', port: record.port ?? '', output: record.output }
    case 'failed':
      return {
        status: 'failed',
        error: error ?? { code: 'unexpected', message: 'The step failed.', nodeId: record.address.nodeId },
      }
  }
}
