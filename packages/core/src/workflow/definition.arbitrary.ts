import fc from 'fast-check'
import {
  definitionSchemaVersion,
  type NodeId,
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowEdge,
  type WorkflowNode,
} from './definition.js'
import { donePort, eachPort, portsOf, thenPort } from './ports.js'

const kinds = [
  ...(['condition', 'switch', 'set', 'action', 'action', 'each', 'wait', 'until', 'event'] as const),
]
const kindsWithStop = [...kinds, 'stop'] as const

interface Plan {
  readonly kind: (typeof kindsWithStop)[number]
  /** Which earlier exits of the same scope lead here; taken modulo what there is. */
  readonly from: readonly number[]
  readonly body: readonly Plan[]
}

const plan = (depth: number, among: readonly Plan['kind'][]): fc.Arbitrary<Plan> =>
  fc.record({
    kind: fc.constantFrom(...among),
    from: fc.array(fc.nat(1_000), { minLength: 1, maxLength: 3 }),
    body: depth === 0 ? fc.constant([]) : fc.array(plan(depth - 1, among), { maxLength: 4 }),
  })

const always = { field: { $ref: ['trigger', 'flag'] }, operator: 'is_true' as const }

function nodeOf(kind: Plan['kind'], id: NodeId): WorkflowNode {
  switch (kind) {
    case 'condition':
      return { id, kind, when: always }
    case 'switch':
      return { id, kind, cases: [{ port: 'case_a', name: 'A', when: always }] }
    case 'set':
      return { id, kind, values: { x: 1 } }
    case 'action':
      return { id, kind, action: 'test.act', input: {} }
    case 'each':
      return { id, kind, items: { $ref: ['trigger', 'items'] } }
    case 'wait':
      return { id, kind, for: { kind: 'duration', seconds: 60 } }
    case 'until':
      return { id, kind: 'wait', for: { kind: 'date', at: '1970-01-01T00:05:00Z' } }
    case 'event':
      return {
        id,
        kind: 'wait',
        for: {
          kind: 'event',
          trigger: 'test.came',
          match: { path: ['id'], equals: { $ref: ['trigger', 'key'] } },
          timeoutSeconds: 90,
        },
      }
    case 'stop':
      return { id, kind, result: 'succeeded', message: 'Enough.' }
  }
}

interface Exit {
  readonly from: string
  readonly port: string
}

/** Lays out one scope: each node hangs on exits of nodes before it, so that no cycle and no crossing can come about. */
function layOut(plans: readonly Plan[], entry: Exit, nodes: WorkflowNode[], edges: WorkflowEdge[]): void {
  const exits: Exit[] = [entry]
  for (const { kind, from, body } of plans) {
    const node = nodeOf(kind, `n${nodes.length}`)
    nodes.push(node)
    const sources = new Map<string, Exit>()
    for (const index of from) {
      const exit = exits[index % exits.length]
      if (exit !== undefined) sources.set(`${exit.from} ${exit.port}`, exit)
    }
    edges.push(...[...sources.values()].map((source) => ({ ...source, to: node.id })))
    if (kind === 'each') {
      layOut(body, { from: node.id, port: eachPort }, nodes, edges)
      exits.push({ from: node.id, port: donePort })
    } else {
      exits.push(...portsOf(node).map((port) => ({ from: node.id, port })))
    }
  }
}

const definitionOf = (among: readonly Plan['kind'][]): fc.Arbitrary<WorkflowDefinition> =>
  fc.array(plan(2, among), { minLength: 1, maxLength: 8 }).map((plans) => {
    const nodes: WorkflowNode[] = []
    const edges: WorkflowEdge[] = []
    layOut(plans, { from: triggerNodeId, port: thenPort }, nodes, edges)
    return {
      schema: definitionSchemaVersion,
      name: 'Any workflow',
      trigger: { type: 'test.happened', config: {} },
      nodes,
      edges,
      layout: {},
    }
  })

/** Sound workflows of any shape: branches, joins, error ports, all kinds of waits and nested lists. */
export const soundDefinition = definitionOf(kinds)

/** The same, with steps that stop the run. */
export const stoppingDefinition = definitionOf(kindsWithStop)
