import type { z } from 'zod'
import { parseIteration } from '../engine/step-row.js'
import type { steps } from '../run.table.js'
import type { stepSchema } from '../runs.contract.js'

type StepRow = typeof steps.$inferSelect
type Step = z.input<typeof stepSchema>

/** The rows of a run as one entry an attempt, in the order in which the attempts began. */
export function stepsOf(rows: readonly StepRow[]): Step[] {
  const inOrder = rows.toSorted((left, right) => left.position - right.position)
  const attempts = Map.groupBy(
    inOrder,
    ({ nodeId, iteration, attempt }) => `${nodeId} ${iteration} ${attempt}`,
  )
  const inputs = new Map<string, unknown>()
  return [...attempts.values()].flatMap((attempt) => {
    const [first] = attempt
    const last = attempt.at(-1)
    if (first === undefined || last === undefined) return []
    const step = `${first.nodeId} ${first.iteration}`
    if (first.input !== null) inputs.set(step, first.input)
    return [toStep(first, last, inputs.get(step) ?? null)]
  })
}

function toStep(first: StepRow, last: StepRow, input: unknown): Step {
  const ended = last.kind === 'succeeded' || last.kind === 'failed' || last.error !== null
  return {
    nodeId: first.nodeId,
    iteration: parseIteration(first.iteration),
    attempt: first.attempt,
    status: statusOf(last),
    port: last.port,
    startedAt: first.at.toISOString(),
    finishedAt: ended ? last.at.toISOString() : null,
    durationMs: ended ? (last.milliseconds ?? last.at.getTime() - first.at.getTime()) : null,
    input,
    output: last.output,
    error: last.error,
  }
}

function statusOf({ kind, error }: StepRow): Step['status'] {
  if (kind === 'postponed') return 'waiting'
  // An attempt that failed and is to be made again is recorded as a wait with its error.
  return kind === 'waiting' && error !== null && error.code !== 'outcome_unknown' ? 'failed' : kind
}
