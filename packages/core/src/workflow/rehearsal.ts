import { canonicalJson, isJsonList, isJsonObject, type Json, plainJsonSchema } from '../json/json.js'
import { advance, type EffectToRun } from './advance.js'
import { templateReferences } from './check-template.js'
import type { WorkflowNode } from './definition.js'
import type { Graph } from './graph.js'
import type { Decision } from './interpreter.js'
import { addressKey, type StepAddress, type StepOutcome } from './outcome.js'
import type { RunError } from './run-error.js'
import { RunProgress } from './run-progress.js'
import type { RunSurroundings } from './run-values.js'

/** What a step came to in the end. */
export type EndedOutcome = Extract<StepOutcome, { status: 'succeeded' | 'failed' }>

/** Where an outcome of a rehearsal comes from: it was computed, really carried out, or only supposed. */
export type RehearsedBy = 'computed' | 'carried_out' | 'supposed'

/** What came of an effect in a rehearsal. */
export interface RehearsedEffect {
  readonly by: Exclude<RehearsedBy, 'computed'>
  readonly outcome: EndedOutcome
}

/** One step of a rehearsal. */
export interface RehearsedStep {
  readonly address: StepAddress
  readonly input: Json
  readonly outcome: EndedOutcome
  readonly by: RehearsedBy
  /** Whether the way on from here rests on an answer that was only supposed. */
  readonly isUnsure: boolean
}

/** What a workflow would do about one event. */
export interface Rehearsal {
  readonly steps: readonly RehearsedStep[]
  /** `cut`: it was given up after more steps than a rehearsal may have. */
  readonly status: 'succeeded' | 'failed' | 'cut'
  readonly error: RunError | null
}

/** The most steps of one rehearsal. */
export const mostRehearsedSteps = 2_000

interface Noted {
  readonly address: StepAddress
  input: Json
  outcome: StepOutcome
  by: RehearsedBy
}

/**
 * Goes through a workflow as a run would, with nothing recorded: waits are over at once, an event that is waited for
 * does not come, and effects are what `act` makes of them.
 */
export async function rehearse(
  graph: Graph,
  surroundings: RunSurroundings,
  begunAt: number,
  act: (effect: EffectToRun) => Promise<RehearsedEffect>,
): Promise<Rehearsal> {
  const progress = new RunProgress(graph)
  const noted = new Map<string, Noted>()
  for (let now = begunAt; noted.size < mostRehearsedSteps; ) {
    const { computed, effects, decision } = advance(progress, surroundings, now)
    for (const { address, input, outcome } of computed) note(noted, graph, { address, input, outcome })
    if (decision.kind === 'finish') return ended(noted, graph, decision)
    for (const effect of effects) {
      const { by, outcome } = await act(effect)
      progress.record(effect.address, outcome)
      noted.set(addressKey(effect.address), { address: effect.address, input: effect.input, outcome, by })
    }
    if (effects.length === 0) now = Math.max(now, decision.wakeAt ?? now)
  }
  return { steps: judged(noted, graph), status: 'cut', error: null }
}

/** A wait is computed twice: what it was begun with says what it waited for. */
function note(noted: Map<string, Noted>, graph: Graph, { address, input, outcome }: Omit<Noted, 'by'>): void {
  const key = addressKey(address)
  const known = noted.get(key)
  if (known !== undefined) {
    known.outcome = outcome
    return
  }
  const node = graph.nodes.get(address.nodeId)
  const by = node?.kind === 'wait' && node.for.kind === 'event' ? 'supposed' : 'computed'
  noted.set(key, { address, input, outcome, by })
}

function ended(
  noted: ReadonlyMap<string, Noted>,
  graph: Graph,
  decision: Extract<Decision, { kind: 'finish' }>,
): Rehearsal {
  const error = decision.status === 'failed' ? decision.error : null
  return { steps: judged(noted, graph), status: decision.status, error }
}

/** Says of each step whether what was only supposed decides about the way on. */
function judged(noted: ReadonlyMap<string, Noted>, graph: Graph): RehearsedStep[] {
  const supposedValues = new Set<string>()
  const unsureWays = new Set<string>()
  return [...noted.values()].flatMap(({ address, input, outcome, by }) => {
    if (outcome.status !== 'succeeded' && outcome.status !== 'failed') return []
    const node = graph.nodes.get(address.nodeId)
    if (node === undefined) return []
    if (by === 'supposed' || [...stepsUsedBy(node)].some((id) => supposedValues.has(id))) {
      supposedValues.add(node.id)
    }
    const isReachedUnsurely = (graph.incoming.get(node.id) ?? []).some(({ from }) => unsureWays.has(from))
    const isUnsure = isReachedUnsurely || (decides(node) && supposedValues.has(node.id))
    if (isUnsure) unsureWays.add(node.id)
    return [{ address, input, outcome, by, isUnsure }]
  })
}

/** Whether a step's answer chooses the way, rather than whether it went well. */
function decides({ kind }: WorkflowNode): boolean {
  return kind === 'condition' || kind === 'switch' || kind === 'each' || kind === 'wait'
}

const usedSteps = new WeakMap<WorkflowNode, ReadonlySet<string>>()

/** The steps whose answers, or whose items, a step works with. */
function stepsUsedBy(node: WorkflowNode): ReadonlySet<string> {
  const known = usedSteps.get(node)
  if (known !== undefined) return known
  const found = new Set(usedIn(plainJsonSchema.parse(JSON.parse(canonicalJson(node)))))
  usedSteps.set(node, found)
  return found
}

function usedIn(value: Json): string[] {
  if (isJsonList(value)) return value.flatMap(usedIn)
  if (!isJsonObject(value)) return []
  const { $ref: path, $template: source } = value
  if (isJsonList(path)) return stepOf(path)
  if (typeof source === 'string') return templateReferences(source).flatMap(({ path: used }) => stepOf(used))
  return Object.values(value).flatMap(usedIn)
}

function stepOf([root, id]: readonly Json[]): string[] {
  return (root === 'steps' || root === 'each') && typeof id === 'string' ? [id] : []
}
