import { describe, expect, it } from 'vitest'
import { money } from '../money/money.js'
import { adoptCurrency } from './adopt-currency.js'
import type { WorkflowDefinition } from './definition.js'

const amount = { $ref: ['trigger', 'payment', 'amount'] }
const definition = (threshold: object): WorkflowDefinition => ({
  schema: 1,
  name: 'Big orders',
  trigger: {
    type: 'commerce.payment_intent_succeeded',
    config: {},
    when: { all: [{ field: amount, operator: 'greater_than', value: { ...threshold } }] },
    sample: { amount: { amount: 5, currency: 'USD' } },
  },
  nodes: [
    {
      id: 'kinds',
      kind: 'switch',
      cases: [
        {
          port: 'case_1',
          name: 'Huge',
          when: { any: [{ field: amount, operator: 'one_of', value: [{ ...threshold }] }] },
        },
      ],
    },
    {
      id: 'noted',
      kind: 'set',
      values: { least: { ...threshold }, note: 'USD', at: { $ref: ['shop', 'name'] } },
    },
  ],
  edges: [],
  layout: {},
})

describe('adoptCurrency', () => {
  it('brings every written amount into the currency of the shop (R81)', () => {
    expect(adoptCurrency(definition(money(100_000, 'USD')), 'KRW')).toEqual({
      ...definition(money(1_000_000, 'KRW')),
    })
  })

  it('changes nothing that is in the currency already, twice adopted or not', () => {
    const own = definition(money(123_457, 'KRW'))
    expect(adoptCurrency(own, 'KRW')).toEqual(own)
    const adopted = adoptCurrency(definition(money(100_000, 'USD')), 'JPY')
    expect(adoptCurrency(adopted, 'JPY')).toEqual(adopted)
  })

  it('leaves an amount that the other currency cannot hold', () => {
    const huge = definition(money(Number.MAX_SAFE_INTEGER, 'USD'))
    expect(adoptCurrency(huge, 'KWD')).toEqual(huge)
  })
})
