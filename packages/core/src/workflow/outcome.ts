import type { Json } from '../json/json.js'
import type { NodeId } from './definition.js'
import type { RunError } from './run-error.js'

/** A step inside a run: the node, and for nodes in the body of an `each` which item of each list it is about. */
export interface StepAddress {
  readonly nodeId: NodeId
  readonly iteration: readonly number[]
}

/**
 * What is recorded of a step.
 * - `started`: an effect was begun and has not been heard of since.
 * - `waiting`: it does nothing before `until`; a wait, or an action before its next attempt.
 * - `succeeded`: it left by `port`. For an `each`, `port` is `each` and the output is the list's length.
 * - `failed`: it failed for good.
 */
export type StepOutcome =
  | { readonly status: 'started'; readonly attempt: number }
  | { readonly status: 'waiting'; readonly attempt: number; readonly until: number }
  | { readonly status: 'succeeded'; readonly port: string; readonly output: Json }
  | { readonly status: 'failed'; readonly error: RunError }

/** The outcomes of a run so far, by `addressKey`. */
export type Outcomes = ReadonlyMap<string, StepOutcome>

/** What has come for the steps of a run that wait for an event: its payload, by `addressKey`. */
export type Arrivals = ReadonlyMap<string, Json>

/** The address as one text: `charge`, or `charge@2.0` for the first inner item of the third outer one. */
export function addressKey({ nodeId, iteration }: StepAddress): string {
  return iteration.length === 0 ? nodeId : `${nodeId}@${iteration.join('.')}`
}

/** The address that `key` was made from. */
export function addressOfKey(key: string): StepAddress {
  const [nodeId = '', iteration] = key.split('@')
  return { nodeId, iteration: iteration === undefined ? [] : iteration.split('.').map(Number) }
}
