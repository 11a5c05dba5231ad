import type { EffectToRun } from '@counterflow/core'
import type { ActionAttempt, ActionRunner } from './action-runner.js'
import { recordOfAttempt, recordOfReconciliation } from './attempt-outcome.js'
import type { StepRecord } from './step-record.js'

/** An effect that may begin. `reconcile`: it was begun by a process that died, and must not be begun again blindly. */
export interface AdmittedEffect {
  readonly effect: EffectToRun
  readonly reconcile: boolean
  /** Gives back its place among the calls to the same partner. */
  readonly leave: () => void
}

/** What performing an effect needs of the engine. */
export interface PerformancePorts {
  readonly actions: ActionRunner
  readonly now: () => number
  /** A number from 0 to 1, 1 excluded. */
  readonly random: () => number
  /** Told of each attempt that has ended. */
  readonly attempted: (actionId: string, ok: boolean, milliseconds: number) => void
}

/** Makes one attempt at an effect, or asks how the last one went; answers the record of what came of it. */
export async function performEffect(
  { effect, reconcile, leave }: AdmittedEffect,
  attempt: ActionAttempt,
  { actions, now, random, attempted }: PerformancePorts,
): Promise<StepRecord> {
  const { address, node } = effect
  const begunAt = now()
  try {
    if (reconcile) {
      const found = await actions.reconcile(attempt)
      const at = now()
      return recordOfReconciliation(address, found, {
        at,
        attempt: attempt.attempt,
        milliseconds: at - begunAt,
      })
    }
    const result = await actions.run(attempt)
    const at = now()
    const milliseconds = at - begunAt
    attempted(node.action, result.ok, milliseconds)
    const times = { at, attempt: attempt.attempt, milliseconds }
    return recordOfAttempt(effect, result, times, actions.isRepeatable(node.action), random())
  } finally {
    leave()
  }
}
