import { addressKey, advance, buildGraph, RunProgress } from '@counterflow/core'
import { RunMemory } from '../../apps/api/src/workflows/runs/engine/step-record.js'
import type { InstalledWorkflow } from './chaos-place.js'
import type { RecordedRun, RecordedStep } from './recorded-runs.js'
import type { Accepted } from './sender.js'
import type { SinkRequest } from './sink.js'

/** What became of a round, as it was counted. */
export interface Verdict {
  readonly accepted: number
  readonly requests: number
  /** Requests that were sent again under the same key because nobody knew how the first one had gone. */
  readonly repeatedInFlight: number
  /** The most owners that any run has lost: with three it would be set aside. */
  readonly mostCrashes: number
  /** What the product promises never to do; empty when it kept its word. */
  readonly broken: Readonly<Record<Pledge, readonly string[]>>
}

export const pledges = [
  'lost',
  'doubled',
  'stuck',
  'failed',
  'step repeated',
  'request repeated',
  'late call',
  'unexplained',
  'wrong end',
] as const
export type Pledge = (typeof pledges)[number]

export interface Evidence {
  readonly accepted: readonly Accepted[]
  readonly runs: readonly RecordedRun[]
  readonly requests: readonly SinkRequest[]
  readonly workflows: readonly InstalledWorkflow[]
}

/** Holds what the senders were told and what the sink saw against what the database says. */
export function judge({ accepted, runs, requests, workflows }: Evidence): Verdict {
  const broken = Object.fromEntries(pledges.map((name): [Pledge, string[]] => [name, []])) as Record<
    Pledge,
    string[]
  >
  const known = new Map(workflows.map((workflow) => [workflow.id, workflow]))
  judgeDeliveries(accepted, runs, broken)
  const requestsByKey = Map.groupBy(requests, ({ key }) => key)
  let repeatedInFlight = 0
  for (const run of runs) {
    const workflow = known.get(run.workflow_id)
    if (workflow === undefined) continue
    if (run.result === null) {
      broken.stuck.push(
        `${run.id} (${workflow.definition.name}, due ${run.due_at.toISOString()}, claimed ${run.claims} times, ${run.owner === null ? 'by nobody now' : `held by owner ${run.owner}`})`,
      )
      continue
    }
    if (run.result !== 'succeeded') {
      broken.failed.push(`${run.id} ${run.result}: ${JSON.stringify(run.error)}, crashes ${run.crashes}`)
    }
    judgeEnd(run, broken)
    judgeSteps(run, workflow, broken)
    repeatedInFlight += judgeRequests(run, workflow, requestsByKey, broken)
  }
  const mostCrashes = Math.max(0, ...runs.map(({ crashes }) => crashes))
  return { accepted: accepted.length, requests: requests.length, repeatedInFlight, mostCrashes, broken }
}

type Broken = Record<Pledge, string[]>

/** Every accepted delivery has exactly the run that its sender was told of. */
function judgeDeliveries(accepted: readonly Accepted[], runs: readonly RecordedRun[], broken: Broken): void {
  const byDelivery = Map.groupBy(runs, ({ delivery }) => delivery ?? '')
  for (const { id, runId } of accepted) {
    const found = byDelivery.get(id) ?? []
    if (!found.some((run) => run.id === runId)) broken.lost.push(`${id} (run ${runId})`)
  }
  for (const [id, found] of byDelivery) {
    if (found.length > 1) broken.doubled.push(`${id} has the runs ${found.map((run) => run.id).join(', ')}`)
  }
}

/** A run ends once: nothing of it is written later, and its failure is announced once if it failed. */
function judgeEnd(run: RecordedRun, broken: Broken): void {
  const late = run.steps.filter(({ committed }) => committed > run.committed)
  if (late.length > 0)
    broken['wrong end'].push(`${run.id} went on after its end: ${late.map(said).join('; ')}`)
  if (run.failures !== (run.result === 'failed' ? 1 : 0)) {
    broken['wrong end'].push(`${run.id}: its failure was announced ${run.failures} times`)
  }
}

/** No step has two outcomes, joins ran once, and the records lead to the end that the run has. */
function judgeSteps(run: RecordedRun, workflow: InstalledWorkflow, broken: Broken): void {
  const ends = run.steps.filter(({ kind }) => kind === 'succeeded' || kind === 'failed')
  for (const [key, found] of Map.groupBy(ends, ({ address }) => addressKey(address))) {
    if (found.length > 1) broken['step repeated'].push(`${run.id} ${key}: ${found.map(said).join('; ')}`)
  }
  if (run.result !== 'succeeded') return
  const joins = ends.filter(({ address }) => address.nodeId === workflow.join)
  if (workflow.join !== undefined && joins.length !== 1) {
    broken['wrong end'].push(`${run.id}: its branches met ${joins.length} times`)
  }
  const progress = new RunProgress(buildGraph(workflow.definition), new RunMemory(run.steps).outcomes)
  const surroundings = { trigger: run.payload, shop: {} }
  const replayed = advance(progress, surroundings, run.finished_at?.getTime() ?? 0)
  const { decision } = replayed
  const isSame =
    decision.kind === 'finish' && decision.status === run.result && replayed.computed.length === 0
  if (!isSame) broken['wrong end'].push(`${run.id}: its records lead to ${JSON.stringify(decision)}`)
}

/** Each call arrived, none after its step was recorded as done, and each repetition has a cause. */
function judgeRequests(
  run: RecordedRun,
  workflow: InstalledWorkflow,
  requestsByKey: ReadonlyMap<string, readonly SinkRequest[]>,
  broken: Broken,
): number {
  let repeated = 0
  const bySteps = Map.groupBy(run.steps, ({ address }) => addressKey(address))
  const keys = new Map<string, readonly RecordedStep[]>()
  for (const steps of bySteps.values()) {
    const [first] = steps
    if (first === undefined || !(first.address.nodeId in workflow.calls)) continue
    keys.set(`${run.id}/${first.address.nodeId}/${first.address.iteration.join('.')}`, steps)
  }
  const expected = Object.values(workflow.calls).reduce((sum, count) => sum + count, 0)
  if (run.result === 'succeeded' && keys.size !== expected) {
    broken['wrong end'].push(`${run.id} made ${keys.size} calls instead of ${expected}`)
  }
  for (const [key, steps] of keys) {
    const sent = requestsByKey.get(key) ?? []
    const done = steps.find(({ kind }) => kind === 'succeeded')
    const begun = steps.filter(({ kind }) => kind === 'started')
    if (done !== undefined && sent.length === 0)
      broken.lost.push(`${key} is recorded as done and never arrived`)
    const late = sent.filter(({ at }) => done !== undefined && at > done.committed)
    // What a process had said it would do, and did only after it woke up and the step was somebody else's.
    const isLate = sent.length <= begun.length && run.claims > 1
    for (const { at } of late) {
      broken[isLate ? 'late call' : 'request repeated'].push(
        `${key} came ${Math.round(at - (done?.committed ?? 0))} ms after its success was recorded; ${steps.map(said).join('; ')}`,
      )
    }
    if (sent.length > begun.length) {
      broken.unexplained.push(`${key} came ${sent.length} times and was begun ${begun.length} times`)
    }
    const again = repetitions(steps)
    if (sent.length > 1) repeated += Math.min(again.length, sent.length - 1)
    for (const step of again) {
      if (step.epoch === begun[0]?.epoch && run.claims < 2) {
        broken.unexplained.push(`${key} was begun again by the same owner: ${steps.map(said).join('; ')}`)
      }
    }
  }
  return repeated
}

/** Beginnings that follow another beginning whose outcome was never recorded. */
function repetitions(steps: readonly RecordedStep[]): RecordedStep[] {
  return steps.filter(({ kind }, index) => kind === 'started' && steps[index - 1]?.kind === 'started')
}

const said = ({ kind, attempt, epoch, committed, error }: RecordedStep) =>
  `${kind} ${attempt} (epoch ${epoch}, ${new Date(committed).toISOString().slice(14)}${error === null ? '' : `, ${error.code}`})`
