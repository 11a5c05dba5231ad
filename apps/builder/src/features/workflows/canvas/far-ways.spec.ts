import type { WorkflowDefinition } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { manySteps } from './detail'
import { farWays } from './far-ways'
import type { PortFlowEdge } from './flow-types'
import { flowNodes } from './to-flow'

const ids = Array.from({ length: manySteps + 1 }, (_, index) => `step_${index}`)
const definition: WorkflowDefinition = {
  schema: 1,
  name: 'A chain',
  trigger: null,
  nodes: ids.map((id) => ({ id, kind: 'set', values: {} })),
  edges: [],
  layout: {},
}
const places = { trigger: { x: 0, y: 0 }, step_0: { x: 400, y: 100 } }
const cards = flowNodes(definition, { places, direction: 'right', editable: true }, (id) => id)
const edge = (source: string, target: string, rest: Partial<PortFlowEdge> = {}): PortFlowEdge => ({
  id: `${source}:${target}`,
  source,
  sourceHandle: 'then',
  target,
  ...rest,
})

describe('connections from far away', () => {
  it('lead from the handle of one card to that of the next', () => {
    const [way] = farWays(cards, [edge('trigger', 'step_0')])
    // Both cards are 248 wide and 96 high: from the middle of one's right side to the middle of the other's left.
    expect(way?.path).toMatch(/^M248,48 C.* 400,148$/)
  })

  it('are one path for each way of drawing them', () => {
    const ways = farWays(cards, [
      edge('trigger', 'step_0'),
      edge('step_0', 'step_1'),
      edge('step_1', 'step_2', { selected: true }),
      edge('step_2', 'step_3', { data: { label: undefined, taken: true } }),
      edge('step_3', 'step_4', { className: 'cf-error-edge' }),
      edge('step_4', 'step_5', { data: { label: undefined, taken: undefined, mark: 'removed' } }),
    ])
    expect(ways.map(({ kind }) => kind)).toEqual(['plain', 'selected', 'taken', 'error', 'removed'])
    expect(ways[0]?.path.match(/M/g)).toHaveLength(2)
  })

  it('are left out where a card is not there', () => {
    expect(farWays(cards, [edge('trigger', 'elsewhere')])).toEqual([{ kind: 'plain', path: '' }])
  })
})
