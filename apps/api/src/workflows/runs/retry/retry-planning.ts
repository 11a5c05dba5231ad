import {
  addressKey,
  type Graph,
  planRetry,
  type RepeatedEffect,
  type RetryFrom,
  type RetryPlan,
  type StepAddress,
} from '@counterflow/core'
import type { z } from 'zod'
import { addressOf, asks, lastRows, type PastRun, type StepRow } from '../history/past-runs.js'
import type { retryObstacleSchema } from './retries.contract.js'

export type Obstacle = z.infer<typeof retryObstacleSchema>

/** What a retry takes over and does again, or why there can be none. */
export type Planned =
  | {
      readonly kind: 'possible'
      readonly kept: readonly StepAddress[]
      readonly repeats: readonly RepeatedEffect[]
    }
  | { readonly kind: 'impossible'; readonly reason: Obstacle }

/** Plans to take `past` up again under `target`, its own version or the one that is live; undefined: none is. */
export function plannedRetry(past: PastRun, target: Graph | undefined, from: string): Planned {
  if (past.run.finishedAt === null) return { kind: 'impossible', reason: 'not_finished' }
  if (target === undefined) return { kind: 'impossible', reason: 'workflow_off' }
  const plan = planFrom(past, target, from)
  if (plan.kind === 'impossible') return plan
  const asking = askingKeys(past.rows)
  const repeats = plan.repeats.map(
    (effect): RepeatedEffect =>
      asking.has(addressKey(effect.address)) ? { ...effect, before: 'unknown' } : effect,
  )
  return { ...plan, repeats }
}

function planFrom(past: PastRun, target: Graph, from: string): RetryPlan {
  if (from === 'start') return planRetry(past, target, { kind: 'start' })
  if (from !== 'failed') return planRetry(past, target, { kind: 'step', nodeId: from })
  const failed = planRetry(past, target, { kind: 'failed' } satisfies RetryFrom)
  // What was cancelled or set aside has no failed step, and goes on from where it stood.
  const hasNone = failed.kind === 'impossible' && failed.reason === 'nothing_failed'
  return hasNone && past.run.result !== 'succeeded' ? planRetry(past, target, { kind: 'end' }) : failed
}

function askingKeys(rows: readonly StepRow[]): Set<string> {
  return new Set([...lastRows(rows)].flatMap(([key, row]) => (asks(row) ? [key] : [])))
}

type Continued = Pick<PastRun, 'graph' | 'outcomes'> & {
  readonly run: Pick<PastRun['run'], 'id' | 'continues'>
  readonly rows: readonly Pick<StepRow, 'nodeId' | 'iteration' | 'kind'>[]
}

/**
 * The run under whose idempotency key each effect goes on that was begun and has never succeeded, by address key. A
 * retry of a retry keeps the key of the first.
 */
export function continuedKeys({ run, graph, rows, outcomes }: Continued): Record<string, string> {
  const before = run.continues ?? {}
  // An attempt that was put off has not begun; the one before it may have.
  const begun = rows
    .filter(({ nodeId, kind }) => kind !== 'postponed' && graph.nodes.get(nodeId)?.kind === 'action')
    .map((row): [string, string] => {
      const key = addressKey(addressOf(row))
      return [key, before[key] ?? run.id]
    })
  const entries = [...Object.entries(before), ...begun]
  return Object.fromEntries(entries.filter(([key]) => outcomes.get(key)?.status !== 'succeeded'))
}

/** The places in the history of `past` of the records that say how the steps at `addresses` went, in order. */
export function positionsOf(past: PastRun, addresses: readonly StepAddress[]): number[] {
  const last = lastRows(past.rows)
  return addresses
    .flatMap((address) => last.get(addressKey(address))?.position ?? [])
    .sort((left, right) => left - right)
}
