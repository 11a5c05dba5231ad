import { describe, expect, it } from 'vitest'
import type { WorkflowDefinition, WorkflowNode } from './definition.js'
import { buildGraph } from './graph.js'
import type { Outcomes, StepOutcome } from './outcome.js'
import { planMove } from './plan-move.js'
import { planRetry } from './plan-retry.js'

const act = (id: string, input = {}): WorkflowNode => ({ id, kind: 'action', action: 'test.act', input })
const pause = (seconds: number): WorkflowNode => ({
  id: 'pause',
  kind: 'wait',
  for: { kind: 'duration', seconds },
})
const chain = (...nodes: WorkflowNode[]): WorkflowDefinition => ({
  schema: 1,
  name: 'Test',
  trigger: { type: 'test.happened', config: {} },
  nodes,
  edges: nodes.map(({ id }, index) => ({ from: nodes[index - 1]?.id ?? 'trigger', port: 'then', to: id })),
  layout: {},
})

const graph = buildGraph(chain(act('charge'), pause(60), act('mail')))
const outcomes: Outcomes = new Map<string, StepOutcome>([
  ['charge', { status: 'succeeded', port: 'then', output: null }],
  ['pause', { status: 'waiting', attempt: 1, until: 1_000 }],
])
const at = (nodeId: string) => ({ nodeId, iteration: [] })
const plan = (...nodes: WorkflowNode[]) => planMove({ graph, outcomes }, buildGraph(chain(...nodes)))

describe('the plan of a move', () => {
  it('keeps what was done and the wait with its time, when only what follows has changed', () => {
    expect(plan(act('charge'), pause(60), act('mail', { text: 'New' }), act('tag'))).toEqual({
      kind: 'possible',
      kept: [at('charge')],
      waits: [at('pause')],
    })
  })

  it('begins a changed wait anew', () => {
    expect(plan(act('charge'), pause(90), act('mail'))).toEqual({
      kind: 'possible',
      kept: [at('charge')],
      waits: [],
    })
  })

  it.each<[string, WorkflowNode[]]>([
    ['no_such_step', [act('charge'), act('mail')]],
    ['would_repeat', [act('charge', { amount: 2 }), pause(60), act('mail')]],
  ])('is impossible: %s', (reason, nodes) => {
    expect(plan(...nodes)).toEqual({ kind: 'impossible', reason })
  })

  it('is impossible under another trigger', () => {
    const other = buildGraph({ ...graph.definition, trigger: { type: 'test.other', config: {} } })
    expect(planMove({ graph, outcomes }, other)).toEqual({ kind: 'impossible', reason: 'other_trigger' })
  })

  it('has a retry beside it that goes on from where a run ended, though no step failed', () => {
    expect(planRetry({ graph, outcomes }, graph, { kind: 'end' })).toEqual({
      kind: 'possible',
      kept: [at('charge')],
      repeats: [],
    })
  })
})
