import { advance } from './advance.js'
import type { Graph } from './graph.js'
import { addressKey, type Outcomes, type StepAddress, type StepOutcome } from './outcome.js'

/** The world of a simulated run: what conditions see, and which actions fail for good. */
export interface World {
  readonly flag: boolean
  readonly items: readonly number[]
  readonly failing: ReadonlySet<string>
}

/** How a simulated run went. */
export interface Simulation {
  readonly status: 'succeeded' | 'failed'
  readonly outcomes: Outcomes
  /** Addresses in the order in which their effects were begun. */
  readonly begun: readonly string[]
}

/**
 * Runs a workflow with recorded outcomes as the only memory. `choices` decide which effect answers next and when the
 * process dies: at a crash everything but the records is gone, and effects in flight are attempted again.
 */
export function simulate(
  graph: Graph,
  world: World,
  choices: readonly number[],
  onStart: (address: StepAddress, outcomes: Outcomes) => void = () => {},
): Simulation {
  const records = new Map<string, StepOutcome>()
  const begun: string[] = []
  let inFlight: StepAddress[] = []
  let now = 0
  let turn = 0
  const choose = (bound: number) => (choices[turn++ % Math.max(1, choices.length)] ?? 0) % bound
  for (;;) {
    const { computed, effects, decision } = advance(
      graph,
      { trigger: { ...world, failing: [] }, shop: {}, outcomes: records },
      now,
    )
    for (const { address, outcome } of computed) {
      onStart(address, records)
      record(records, address, outcome)
    }
    if (decision.kind === 'finish') return { status: decision.status, outcomes: records, begun }
    for (const { address } of effects) {
      onStart(address, records)
      record(records, address, { status: 'started', attempt: 1 })
      begun.push(addressKey(address))
      inFlight.push(address)
    }
    if (choose(5) === 0) {
      inFlight = decision.inFlight.concat(effects.map(({ address }) => address))
    }
    const [answered] = inFlight.splice(choose(Math.max(1, inFlight.length)), 1)
    if (answered !== undefined) record(records, answered, answerOf(answered, world))
    else if (decision.wakeAt !== null) now = decision.wakeAt
  }
}

function record(records: Map<string, StepOutcome>, address: StepAddress, outcome: StepOutcome): void {
  const before = records.get(addressKey(address))
  if (before?.status === 'succeeded' || before?.status === 'failed') {
    throw new Error(`${addressKey(address)} had ended and was to run again.`)
  }
  records.set(addressKey(address), outcome)
}

function answerOf(address: StepAddress, world: World): StepOutcome {
  const key = addressKey(address)
  return world.failing.has(address.nodeId)
    ? { status: 'failed', error: { code: 'refused', message: key, nodeId: address.nodeId } }
    : { status: 'succeeded', port: 'then', output: { key } }
}
