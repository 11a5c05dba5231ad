import { type Fragment, fragmentOf, type WorkflowDefinition } from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { branching } from '../../../../../test/definitions'
import { fragmentIn, fragmentText } from './clipboard-text'

const withAmount: WorkflowDefinition = {
  ...branching,
  nodes: [
    {
      id: 'large',
      kind: 'condition',
      when: {
        field: { $ref: ['trigger', 'order', 'total'] },
        operator: 'greater_than',
        value: { amount: 100_000, currency: 'USD' },
      },
    },
  ],
  edges: [{ from: 'trigger', port: 'then', to: 'large' }],
  layout: { large: { x: 1, y: 2 } },
}
const copied = (definition: WorkflowDefinition, ids: readonly string[]): Fragment => {
  const fragment = fragmentOf(definition, new Set(ids), definition.layout)
  if (fragment === undefined) throw new Error('Nothing was copied.')
  return fragment
}

describe('the text on the clipboard', () => {
  it('is read as it was copied', () => {
    const fragment = copied(branching, ['capture', 'tag'])
    expect(fragmentIn(fragmentText(fragment), 'USD')).toEqual(fragment)
  })

  it("brings amounts in the shop's currency", () => {
    const fragment = fragmentIn(fragmentText(copied(withAmount, ['large'])), 'KRW')
    expect(fragment?.nodes[0]).toMatchObject({ when: { value: { currency: 'KRW' } } })
  })

  it('may be a whole workflow, of which the steps are taken', () => {
    const fragment = fragmentIn(JSON.stringify(branching, null, 2), 'USD')
    expect(fragment?.nodes.map(({ id }) => id)).toEqual(['check', 'capture', 'tag', 'pause'])
    expect(fragment?.edges).toHaveLength(3)
    expect(Object.keys(fragment?.layout ?? {})).toHaveLength(4)
  })

  it.each([
    ['nothing', ''],
    ['a sentence', 'Dear customer, thank you'],
    ['broken JSON', '{"counterflow":"fragment"'],
    ['JSON of something else', '{"name":"x"}'],
    ['a fragment with a circle', JSON.stringify({ ...circle(), counterflow: 'fragment' })],
    ['a fragment with a connection to nowhere', JSON.stringify({ ...circle(), edges: [nowhere] })],
  ])('says nothing when it is %s', (_, text) => {
    expect(fragmentIn(text, 'USD')).toBeUndefined()
  })
})

const nowhere = { from: 'a', port: 'then', to: 'gone' }

function circle() {
  const set = (id: string) => ({ id, kind: 'set', values: {} })
  return {
    counterflow: 'fragment',
    schema: 1,
    nodes: [set('a'), set('b')],
    edges: [
      { from: 'a', port: 'then', to: 'b' },
      { from: 'b', port: 'then', to: 'a' },
    ],
    layout: {},
    notes: [],
  }
}
