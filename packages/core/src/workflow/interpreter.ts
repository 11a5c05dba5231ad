import { isJsonObject, type Json } from '../json/json.js'
import { type NodeId, triggerNodeId, type WorkflowEdge, type WorkflowNode } from './definition.js'
import type { Graph } from './graph.js'
import { type Arrivals, addressKey, type Outcomes, type StepAddress, type StepOutcome } from './outcome.js'
import { donePort, eachPort, errorPort } from './ports.js'
import type { RunError } from './run-error.js'

/** What a run does next. */
export type Decision =
  | {
      readonly kind: 'go-on'
      /** Steps to run now, in a stable order. A wait or a retry whose time has come is among them. */
      readonly ready: readonly StepAddress[]
      /** Steps that were begun and not heard of. */
      readonly inFlight: readonly StepAddress[]
      /** The earliest time at which a waiting step goes on, in milliseconds; null when none waits. */
      readonly wakeAt: number | null
    }
  | { readonly kind: 'finish'; readonly status: 'succeeded' }
  | { readonly kind: 'finish'; readonly status: 'failed'; readonly error: RunError }

type EdgeState = 'taken' | 'ruled-out' | 'open'

interface StopFound {
  readonly result: 'succeeded' | 'failed'
  readonly message: string | null
  readonly nodeId: NodeId
}

/** What the open steps of a run ask for, in the order of the walk. */
export interface Findings {
  readonly ready: StepAddress[]
  readonly inFlight: StepAddress[]
  readonly failures: RunError[]
  readonly stops: StopFound[]
  wakeAt: number | null
}

/**
 * The interpreter: decides from a graph and what has been recorded of its steps what comes next. It is pure, so
 * replaying the records of a run always leads to the same decision.
 *
 * A node runs once, when each edge into it is taken or ruled out and at least one is taken; when none is taken it is
 * skipped, and so are the edges out of it. Edges from one port run in parallel. The body of an `each` runs item by
 * item. A failure without an `error` edge, and a `stop`, start nothing more, let what is under way finish, and end the
 * run; of several, a failure counts before a stop, and a stop as failed before one as succeeded. A wait for an event
 * is over when the event is among `arrivals`, at the latest at its time.
 *
 * This is what decides what a graph means. It walks everything that is done each time; `RunProgress` comes to the same
 * decisions without.
 */
export function decideNext(
  graph: Graph,
  outcomes: Outcomes,
  now: number,
  arrivals: Arrivals = noArrivals,
): Decision {
  const findings: Findings = { ready: [], inFlight: [], failures: [], stops: [], wakeAt: null }
  walkScope({ graph, outcomes, now, arrivals, findings }, null, [])
  return decisionOf(findings)
}

/** What follows from all the open steps of a run. */
export function decisionOf(findings: Findings): Decision {
  const { ready, inFlight, wakeAt } = findings
  const end = endOf(findings)
  if (end !== undefined) {
    return inFlight.length > 0 ? { kind: 'go-on', ready: [], inFlight, wakeAt: null } : end
  }
  if (ready.length === 0 && inFlight.length === 0 && wakeAt === null)
    return { kind: 'finish', status: 'succeeded' }
  return { kind: 'go-on', ready, inFlight, wakeAt }
}

/** Nothing that a run waits for has come. */
export const noArrivals: Arrivals = new Map()

/** How the run ends because of a failure or a stop; undefined when there is neither. */
function endOf({ failures, stops }: Findings): Extract<Decision, { kind: 'finish' }> | undefined {
  const [failure] = failures
  if (failure !== undefined) return { kind: 'finish', status: 'failed', error: failure }
  const stop = stops.find(({ result }) => result === 'failed') ?? stops[0]
  if (stop === undefined) return undefined
  if (stop.result === 'succeeded') return { kind: 'finish', status: 'succeeded' }
  const message = stop.message ?? 'The workflow stopped this run as failed.'
  return { kind: 'finish', status: 'failed', error: { code: 'stopped', message, nodeId: stop.nodeId } }
}

interface Walk {
  readonly graph: Graph
  readonly outcomes: Outcomes
  readonly now: number
  readonly arrivals: Arrivals
  readonly findings: Findings
}

/** Walks the nodes of one scope at one iteration. Answers whether nothing in it is left to do. */
function walkScope(walk: Walk, scope: NodeId | null, iteration: readonly number[]): boolean {
  const ports = new Map<string, string | 'skipped'>()
  let finished = true
  for (const node of walk.graph.order) {
    if ((walk.graph.scopeOf.get(node.id) ?? null) !== scope) continue
    const entry = entryState(walk.graph.incoming.get(node.id) ?? [], scope, ports)
    if (entry === 'open') {
      finished = false
    } else if (entry === 'ruled-out') {
      ports.set(node.id, 'skipped')
    } else {
      const port = walkNode(walk, node, { nodeId: node.id, iteration })
      if (port === undefined) finished = false
      else ports.set(node.id, port)
    }
  }
  return finished
}

function entryState(
  edges: readonly WorkflowEdge[],
  scope: NodeId | null,
  ports: ReadonlyMap<string, string>,
): EdgeState {
  const states = edges.map((edge) => edgeState(edge, scope, ports))
  if (states.includes('open')) return 'open'
  return states.includes('taken') ? 'taken' : 'ruled-out'
}

function edgeState(edge: WorkflowEdge, scope: NodeId | null, ports: ReadonlyMap<string, string>): EdgeState {
  if (edge.from === triggerNodeId || edge.from === scope) return 'taken'
  const port = ports.get(edge.from)
  if (port === undefined) return 'open'
  return port === edge.port ? 'taken' : 'ruled-out'
}

/** The port by which `node` was left, or undefined while it was not. */
function walkNode(walk: Walk, node: WorkflowNode, address: StepAddress): string | undefined {
  const outcome = walk.outcomes.get(addressKey(address))
  const handled = walk.graph.outgoing.get(node.id)?.some((edge) => edge.port === errorPort) === true
  if (outcome?.status === 'failed' && handled) return errorPort
  if (outcome?.status === 'succeeded' && node.kind !== 'stop') {
    return node.kind === 'each' ? walkItems(walk, address, outcome) : outcome.port
  }
  noteStep(walk.findings, node, address, outcome, walk)
  return undefined
}

/** Notes what a step that was entered and not left asks for. */
export function noteStep(
  findings: Findings,
  node: WorkflowNode,
  address: StepAddress,
  outcome: StepOutcome | undefined,
  { now, arrivals }: { readonly now: number; readonly arrivals: Arrivals },
): void {
  switch (outcome?.status) {
    case undefined:
      findings.ready.push(address)
      return
    case 'started':
      findings.inFlight.push(address)
      return
    case 'waiting':
      if (outcome.until <= now || arrivals.has(addressKey(address))) findings.ready.push(address)
      else findings.wakeAt = Math.min(findings.wakeAt ?? outcome.until, outcome.until)
      return
    case 'failed':
      findings.failures.push(outcome.error)
      return
    case 'succeeded':
      if (node.kind === 'stop') {
        findings.stops.push({ nodeId: node.id, result: node.result, message: messageOf(outcome.output) })
      }
  }
}

function messageOf(output: Json): string | null {
  return isJsonObject(output) && typeof output.message === 'string' ? output.message : null
}

/** Runs the body of an `each` for one item after the other. */
function walkItems(
  walk: Walk,
  { nodeId, iteration }: StepAddress,
  outcome: Extract<StepOutcome, { status: 'succeeded' }>,
): string | undefined {
  if (outcome.port !== eachPort) return outcome.port
  const count =
    isJsonObject(outcome.output) && typeof outcome.output.count === 'number' ? outcome.output.count : 0
  for (let index = 0; index < count; index += 1) {
    if (!walkScope(walk, nodeId, [...iteration, index])) return undefined
  }
  return donePort
}
