import {
  defaultRetry,
  type EffectToRun,
  nextAttemptAt,
  type RunError,
  type StepAddress,
  type StepOutcome,
} from '@counterflow/core'
import type { AttemptResult, Reconciliation } from './action-runner.js'
import { recordOf, type StepRecord } from './step-record.js'

/** When and how long an attempt was. */
interface AttemptTimes {
  readonly at: number
  readonly attempt: number
  readonly milliseconds: number
}

/** Until when a step waits that only a person can help: the last day of the year 9999, in milliseconds. */
export const untilAnswered = Date.UTC(9_999, 11, 31)

/**
 * The record of an attempt that has ended. A failure that may pass is a wait for the next attempt.
 * @param mayRepeat whether a further attempt does no harm
 * @param random a number from 0 to 1, 1 excluded
 */
export function recordOfAttempt(
  { address, node }: EffectToRun,
  result: AttemptResult,
  times: AttemptTimes,
  mayRepeat: boolean,
  random: number,
): StepRecord {
  if (result.ok) return recordOf(address, { status: 'succeeded', port: 'then', output: result.output }, times)
  const { code, message, retry, retryAfterSeconds } = result
  const error: RunError = { code, message, nodeId: address.nodeId }
  const { attempt, at } = times
  const until =
    retry && mayRepeat
      ? nextAttemptAt(node.retry ?? defaultRetry, attempt, at, random, retryAfterSeconds)
      : null
  const outcome: StepOutcome =
    until === null ? { status: 'failed', error } : { status: 'waiting', attempt, until }
  return recordOf(address, outcome, { ...times, error })
}

/**
 * The record of what was found out about an attempt that a crash cut off: it happened, it is to be made again, or
 * nobody knows, and the run waits for a person.
 */
export function recordOfReconciliation(
  address: StepAddress,
  found: Reconciliation,
  times: AttemptTimes,
): StepRecord {
  const { attempt, at } = times
  switch (found.happened) {
    case true:
      return recordOf(address, { status: 'succeeded', port: 'then', output: found.output }, times)
    case false:
      return recordOf(address, { status: 'waiting', attempt, until: at }, times)
    case 'unknown': {
      const error: RunError = { code: 'outcome_unknown', message: unknownOutcome, nodeId: address.nodeId }
      return recordOf(address, { status: 'waiting', attempt, until: untilAnswered }, { ...times, error })
    }
  }
}

const unknownOutcome =
  'The server died while this step was under way, and the step must not be done twice. Look whether it has happened, and say so here; the run waits for that.'
