import { addressKey, expand, factsOf, type Json, lookupAt, masked, maskedIn } from '@counterflow/core'
import type { z } from 'zod'
import type { stepSchema } from '../runs.contract.js'
import { addressOf, asks, type PastRun, type StepRow } from './past-runs.js'

type Step = z.input<typeof stepSchema>

/** Values whose JSON text is longer are left out until somebody opens the step. */
const longestShown = 20_000

/**
 * The rows of a run as one entry an attempt, in the order in which the attempts began.
 * @param secrets what nobody who reads the run may see
 */
export function stepsOf(past: PastRun, secrets: readonly string[]): Step[] {
  const attempts = Map.groupBy(
    past.rows.filter((row) => !isRepeatAnswer(row)),
    ({ nodeId, iteration, attempt }) => `${nodeId} ${iteration} ${attempt}`,
  )
  const inputs = new Map<string, Json>()
  return [...attempts.values()].flatMap((attempt) => {
    const [first] = attempt
    const last = attempt.at(-1)
    if (first === undefined || last === undefined) return []
    const key = addressKey(addressOf(first))
    const input = expandedInput(past, first)
    if (input !== null) inputs.set(key, input)
    return [toStep(past, attempt, inputs.get(key) ?? null, secrets)]
  })
}

/** The step without the values that are too large for a list. */
export function withoutLargeValues(step: Step): Step {
  const isLarge = (value: unknown) => (JSON.stringify(value) ?? '').length > longestShown
  const [input, output] = [isLarge(step.input), isLarge(step.output)]
  if (!input && !output) return step
  return {
    ...step,
    input: input ? null : step.input,
    output: output ? null : step.output,
    isCut: true,
  }
}

/** What a person said to a step that asked is a row of its own when the step is to be done again. */
const isRepeatAnswer = ({ kind, answeredBy }: StepRow) => kind === 'waiting' && answeredBy !== null

/**
 * What went into a step, for people. Large values are recorded as references to what holds them, and what a step was
 * decided on follows from the outcomes before it.
 */
export function expandedInput({ graph, trigger, outcomes }: PastRun, row: StepRow): Json {
  const node = graph.nodes.get(row.nodeId)
  const lookup = lookupAt(graph, { trigger, shop: null, outcomes }, addressOf(row))
  if (row.input === null) return node === undefined ? null : factsOf(node, lookup)
  return node?.kind === 'action' ? expand(row.input, lookup) : row.input
}

function toStep(
  { rows }: PastRun,
  attempt: readonly StepRow[],
  input: Json,
  secrets: readonly string[],
): Step {
  const [first, last] = [attempt[0], attempt.at(-1)]
  if (first === undefined || last === undefined) throw new Error('An attempt without a row.')
  const isSame = (row: StepRow) => row.nodeId === first.nodeId && row.iteration === first.iteration
  const repeat = asks(last)
    ? rows.find((row) => isSame(row) && isRepeatAnswer(row) && row.position > last.position)
    : undefined
  const answered = repeat ?? attempt.find(({ answeredBy }) => answeredBy !== null)
  const status = repeat === undefined ? statusOf(last) : 'failed'
  const ended = status === 'succeeded' || status === 'failed'
  return {
    nodeId: first.nodeId,
    iteration: addressOf(first).iteration.slice(),
    attempt: first.attempt,
    status,
    port: last.port,
    startedAt: first.at.toISOString(),
    finishedAt: ended ? last.at.toISOString() : null,
    durationMs: ended ? (last.milliseconds ?? last.at.getTime() - first.at.getTime()) : null,
    until: ended || status === 'asking' ? null : (last.until?.toISOString() ?? null),
    kept: first.epoch === 0,
    isCut: false,
    input: masked(input, secrets),
    output: masked(last.output, secrets),
    error: last.error === null ? null : { ...last.error, message: maskedIn(last.error.message, secrets) },
    answer:
      answered === undefined
        ? null
        : {
            answer: answerOf(answered.kind),
            by: answered.answeredBy?.name ?? '',
            at: answered.at.toISOString(),
          },
  }
}

function answerOf(kind: StepRow['kind']): NonNullable<Step['answer']>['answer'] {
  if (kind === 'succeeded') return 'happened'
  return kind === 'failed' ? 'failed' : 'repeat'
}

function statusOf(last: StepRow): Step['status'] {
  if (asks(last)) return 'asking'
  // An attempt that failed and is to be made again is recorded as a wait with its error.
  return last.kind === 'waiting' && last.error !== null ? 'failed' : last.kind
}
