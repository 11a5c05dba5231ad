import { canonicalJson, type Json } from '../json/json.js'
import { advance } from './advance.js'
import type { Graph } from './graph.js'
import { decideNext } from './interpreter.js'
import { addressKey, type Outcomes, type StepAddress, type StepOutcome } from './outcome.js'
import { RunProgress } from './run-progress.js'

/** The world of a simulated run: what conditions see, which actions fail, and which events come. */
export interface World {
  readonly flag: boolean
  readonly items: readonly number[]
  /** Actions that fail for good. */
  readonly failing: ReadonlySet<string>
  /** Actions whose first attempt fails, to be tried again. */
  readonly flaky: ReadonlySet<string>
  /** Waits whose event comes in time. */
  readonly arriving: ReadonlySet<string>
}

/** How a simulated run went. */
export interface Simulation {
  readonly status: 'succeeded' | 'failed'
  readonly outcomes: Outcomes
  /** Addresses in the order in which attempts at their effects were begun, with the attempt's number. */
  readonly begun: readonly string[]
}

const mostCrashes = 20

/**
 * Runs a workflow with recorded outcomes as the only memory. `choices` decide which effect answers next, when the
 * process dies (before or after it wrote down what it computed), and when it is woken for nothing. Effects that were
 * in flight are attempted again. On the way it compares each decision with the interpreter's own.
 */
export function simulate(
  graph: Graph,
  world: World,
  choices: readonly number[],
  onStart: (address: StepAddress, outcomes: Outcomes) => void = () => {},
  kept: Outcomes = new Map(),
): Simulation {
  const run = new SimulatedRun(graph, world, onStart, kept)
  let turn = 0
  let crashes = 0
  const choose = (bound: number) => (choices[turn++ % Math.max(1, choices.length)] ?? 0) % bound
  const dies = () => crashes < mostCrashes && choose(5) === 0
  for (;;) {
    const step = run.advance()
    if (dies()) {
      crashes += 1
      run.crash()
      continue
    }
    run.write(step)
    if (step.decision.kind === 'finish') return run.ended(step.decision.status)
    if (choose(4) === 0) run.wakeForNothing()
    if (dies()) {
      crashes += 1
      run.crash()
    }
    run.hear(choose(1_000))
  }
}

class SimulatedRun {
  private readonly records: Map<string, StepOutcome>
  private readonly arrivals = new Map<string, Json>()
  /** Events that happen before the next time passes. */
  private readonly coming = new Map<string, Json>()
  private readonly begun: string[] = []
  private inFlight: StepAddress[] = []
  private progress: RunProgress
  private now = 0

  constructor(
    private readonly graph: Graph,
    private readonly world: World,
    private readonly onStart: (address: StepAddress, outcomes: Outcomes) => void,
    kept: Outcomes,
  ) {
    this.records = new Map(kept)
    this.progress = new RunProgress(graph, kept)
  }

  advance(): ReturnType<typeof advance> {
    const { flag, items } = this.world
    const step = advance(
      this.progress,
      { trigger: { flag, items, key: 7 }, shop: {} },
      this.now,
      this.arrivals,
    )
    const truth = decideNext(this.graph, this.progress.outcomes, this.now, this.arrivals)
    if (canonicalJson(step.decision) !== canonicalJson(truth)) {
      throw new Error(`Decided ${canonicalJson(step.decision)}, but the interpreter ${canonicalJson(truth)}.`)
    }
    return step
  }

  /** Writes down what was computed, and that the effects begin. */
  write({ computed, effects }: ReturnType<typeof advance>): void {
    for (const { address, outcome, awaits } of computed) {
      this.onStart(address, this.records)
      this.record(address, outcome)
      if (awaits !== null && this.world.arriving.has(address.nodeId)) {
        this.coming.set(addressKey(address), { came: awaits.key })
      }
    }
    for (const { address } of effects) {
      const before = this.records.get(addressKey(address))
      const attempt = before?.status === 'waiting' ? before.attempt + 1 : 1
      this.onStart(address, this.records)
      this.record(address, { status: 'started', attempt })
      this.begun.push(`${addressKey(address)} #${attempt}`)
      this.inFlight.push(address)
    }
  }

  /** Everything but the records is gone. What was in flight is attempted again. */
  crash(): void {
    this.progress = new RunProgress(this.graph, new Map(this.records))
    const decision = this.progress.decide(this.now, this.arrivals)
    this.inFlight = decision.kind === 'go-on' ? [...decision.inFlight] : []
  }

  wakeForNothing(): void {
    const { computed, effects } = this.advance()
    if (effects.length + computed.length > 0) throw new Error('A second wake-up found something to do.')
  }

  /** An effect answers, or an event comes; when neither is to be expected, time passes. */
  hear(choice: number): void {
    if (this.coming.size > 0 && (choice % 3 === 0 || this.inFlight.length === 0)) {
      for (const [key, payload] of this.coming) this.arrivals.set(key, payload)
      this.coming.clear()
      return
    }
    const [answered] = this.inFlight.splice(choice % Math.max(1, this.inFlight.length), 1)
    if (answered !== undefined) {
      this.record(answered, this.answerOf(answered))
      return
    }
    const decision = this.progress.decide(this.now, this.arrivals)
    if (decision.kind === 'go-on' && decision.ready.length === 0 && decision.wakeAt !== null) {
      this.now = decision.wakeAt
    }
  }

  ended(status: Simulation['status']): Simulation {
    return { status, outcomes: this.records, begun: this.begun }
  }

  private record(address: StepAddress, outcome: StepOutcome): void {
    const key = addressKey(address)
    const before = this.records.get(key)
    if (before?.status === 'succeeded' || before?.status === 'failed') {
      throw new Error(`${key} had ended and was to run again.`)
    }
    this.records.set(key, outcome)
    this.progress.record(address, outcome)
  }

  private answerOf(address: StepAddress): StepOutcome {
    const key = addressKey(address)
    const before = this.records.get(key)
    const attempt = before?.status === 'started' ? before.attempt : 1
    if (this.world.flaky.has(address.nodeId) && attempt === 1) {
      return { status: 'waiting', attempt, until: this.now + 30_000 }
    }
    return this.world.failing.has(address.nodeId)
      ? { status: 'failed', error: { code: 'refused', message: key, nodeId: address.nodeId } }
      : { status: 'succeeded', port: 'then', output: { key } }
  }
}
