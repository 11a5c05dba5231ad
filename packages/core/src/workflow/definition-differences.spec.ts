import { expect, it } from 'vitest'
import type { WorkflowDefinition } from './definition.js'
import { definitionDifferences } from './definition-differences.js'

const stop = (id: string, result: 'succeeded' | 'failed' = 'succeeded') => ({
  id,
  kind: 'stop' as const,
  result,
})
const wait = {
  id: 'wait',
  kind: 'wait' as const,
  for: { kind: 'duration' as const, seconds: 60 },
}
const before: WorkflowDefinition = {
  schema: 1,
  name: 'Before',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [wait, stop('end'), stop('gone')],
  edges: [
    { from: 'trigger', port: 'then', to: 'wait' },
    { from: 'wait', port: 'then', to: 'end' },
    { from: 'wait', port: 'then', to: 'gone' },
  ],
  layout: {},
}

it('sees none between a definition and itself drawn elsewhere', () => {
  const moved = { ...before, layout: { wait: { x: 9, y: 9 } }, edges: before.edges.toReversed() }
  expect(definitionDifferences(before, moved)).toEqual([])
})

it('names what came, went and changed, and connections only between steps that stayed', () => {
  const after: WorkflowDefinition = {
    ...before,
    name: 'After',
    trigger: { type: 'commerce.order_paid', config: {} },
    nodes: [wait, stop('end', 'failed'), stop('fresh')],
    edges: [
      { from: 'trigger', port: 'then', to: 'wait' },
      { from: 'trigger', port: 'then', to: 'end' },
      { from: 'wait', port: 'then', to: 'fresh' },
    ],
    flow: { concurrency: { limit: 1 } },
  }
  expect(definitionDifferences(before, after)).toEqual([
    { kind: 'renamed', from: 'Before', to: 'After' },
    { kind: 'trigger_changed' },
    { kind: 'flow_changed' },
    { kind: 'step_changed', from: stop('end'), to: stop('end', 'failed') },
    { kind: 'step_added', node: stop('fresh') },
    { kind: 'step_removed', node: stop('gone') },
    { kind: 'connected', edge: { from: 'trigger', port: 'then', to: 'end' } },
    { kind: 'disconnected', edge: { from: 'wait', port: 'then', to: 'end' } },
  ])
})

it('tells a new name apart from what a step does, the trigger among them', () => {
  const sold = { type: 'commerce.order_created', config: {} }
  const after: WorkflowDefinition = {
    ...before,
    trigger: { ...sold, name: 'A sale' },
    nodes: [{ ...wait, name: 'A minute' }, { ...stop('end', 'failed'), name: 'Too late' }, stop('gone')],
  }
  expect(definitionDifferences(before, after)).toEqual([
    { kind: 'step_renamed', nodeId: 'trigger' },
    { kind: 'step_renamed', nodeId: 'wait' },
    { kind: 'step_renamed', nodeId: 'end' },
    { kind: 'step_changed', from: stop('end'), to: { ...stop('end', 'failed'), name: 'Too late' } },
  ])
})

it('takes an empty name for none, and a trigger that is chosen at last for changed alone', () => {
  const empty = { ...before, nodes: before.nodes.map((node) => ({ ...node, name: ' ' })) }
  expect(definitionDifferences(before, empty)).toEqual([])
  const chosen = { ...before, trigger: { type: 'commerce.order_paid', name: 'Paid', config: {} } }
  expect(definitionDifferences({ ...before, trigger: null }, chosen)).toEqual([{ kind: 'trigger_changed' }])
})

it('sees none where only another sample was looked at', () => {
  const called = (sample: string): WorkflowDefinition => ({
    ...before,
    trigger: { type: 'http.webhook', config: {}, sample: { from: sample } },
    nodes: [...before.nodes, { id: 'call', kind: 'action', action: 'http.request', input: {}, sample }],
  })
  expect(definitionDifferences(called('before'), called('after'))).toEqual([])
  const { nodes, ...rest } = called('before')
  const forgotten = nodes.map((node) => (node.kind === 'action' ? { ...node, sample: undefined } : node))
  expect(definitionDifferences(called('before'), { ...rest, nodes: forgotten })).toEqual([])
})
