import { expect, it } from 'vitest'
import type { WorkflowDefinition } from '../workflow/definition.js'
import { compareDefinitions } from './compare-definitions.js'

const stop = (id: string, result: 'succeeded' | 'failed' = 'succeeded') => ({
  id,
  kind: 'stop' as const,
  result,
})
const set = (id: string) => ({ id, kind: 'set' as const, values: {} })
const choice = (...ports: string[]) => ({
  id: 'choice',
  kind: 'switch' as const,
  cases: ports.map((port) => ({ port, name: port, when: { all: [] } })),
})
const before: WorkflowDefinition = {
  schema: 1,
  name: 'Before',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [set('one'), set('gone'), stop('end')],
  edges: [
    { from: 'trigger', port: 'then', to: 'one' },
    { from: 'one', port: 'then', to: 'gone' },
    { from: 'gone', port: 'then', to: 'end' },
  ],
  layout: { one: { x: 1, y: 0 }, gone: { x: 2, y: 0 }, end: { x: 3, y: 0 } },
}

it('marks nothing between a definition and itself drawn elsewhere', () => {
  const after = { ...before, layout: { one: { x: 9, y: 9 } } }
  expect(compareDefinitions(before, after)).toEqual({
    drawing: { ...after },
    steps: new Map(),
    edges: new Map(),
  })
})

it('shows what came and what went in one drawing, what went where it stood', () => {
  const after: WorkflowDefinition = {
    ...before,
    trigger: { type: 'commerce.order_paid', config: {} },
    nodes: [set('one'), stop('end', 'failed'), set('fresh')],
    edges: [
      { from: 'trigger', port: 'then', to: 'one' },
      { from: 'one', port: 'then', to: 'fresh' },
      { from: 'fresh', port: 'then', to: 'end' },
    ],
    layout: { one: { x: 10, y: 0 }, end: { x: 30, y: 0 }, fresh: { x: 20, y: 0 } },
  }
  const { drawing, steps, edges } = compareDefinitions(before, after)
  expect(drawing.nodes.map(({ id }) => id)).toEqual(['one', 'end', 'fresh', 'gone'])
  expect(drawing.layout).toEqual({ ...after.layout, gone: { x: 2, y: 0 } })
  expect(steps).toEqual(
    new Map([
      ['trigger', 'changed'],
      ['end', 'changed'],
      ['fresh', 'added'],
      ['gone', 'removed'],
    ]),
  )
  expect(edges).toEqual(
    new Map([
      ['one:then:fresh', 'added'],
      ['fresh:then:end', 'added'],
      ['one:then:gone', 'removed'],
      ['gone:then:end', 'removed'],
    ]),
  )
  expect(drawing.edges).toHaveLength(5)
})

it('draws no connection from an exit that its step has no more', () => {
  const [nodes, edges] = [[stop('end')], [{ from: 'trigger', port: 'then', to: 'choice' }]]
  const lost = { from: 'choice', port: 'case_b', to: 'end' }
  const compared = compareDefinitions(
    { ...before, nodes: [choice('case_a', 'case_b'), ...nodes], edges: [...edges, lost] },
    { ...before, nodes: [choice('case_a'), ...nodes], edges },
  )
  expect(compared.drawing.edges).toEqual(edges)
  expect(compared.edges).toEqual(new Map())
  expect(compared.steps).toEqual(new Map([['choice', 'changed']]))
})

it('marks a step that only bears another name', () => {
  const after = { ...before, nodes: [{ ...set('one'), name: 'First' }, set('gone'), stop('end')] }
  expect(compareDefinitions(before, after).steps).toEqual(new Map([['one', 'changed']]))
})
