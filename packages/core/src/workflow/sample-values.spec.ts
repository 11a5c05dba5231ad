import { describe, expect, it } from 'vitest'
import type { Json } from '../json/json.js'
import { describeType } from '../reference/value-type.js'
import { referenceTypes } from './available-references.js'
import type { WorkflowCatalogue } from './catalogue.js'
import type { WorkflowDefinition } from './definition.js'
import { type SeenValues, sampleLookup } from './sample-values.js'
import { shopValuesType } from './shop-values.js'

const title = { en: 'x', ko: 'x', ja: 'x' }
const line = { type: 'object', properties: { title: { type: 'string' } }, required: ['title'] }
const order = {
  type: 'object',
  properties: {
    number: { type: 'string' },
    note: { type: ['string', 'null'] },
    lines: { type: 'array', items: line },
  },
}

const catalogue: WorkflowCatalogue = {
  triggers: new Map([
    [
      'shop.ordered',
      {
        id: 'shop.ordered',
        kind: 'event',
        title,
        output: describeType({ type: 'object', properties: { order, body: {} } }),
        config: describeType({ type: 'object' }),
        sampled: ['body'],
        unsettled: [],
      },
    ],
  ]),
  actions: new Map([
    [
      'shop.ask',
      {
        id: 'shop.ask',
        title,
        input: describeType({ type: 'object' }),
        output: describeType({ type: 'object', properties: { status: { type: 'integer' }, body: {} } }),
        sampled: ['body'],
        permission: null,
        needsManualCapture: false,
      },
    ],
  ]),
  shop: shopValuesType(),
}

const definition: WorkflowDefinition = {
  schema: 1,
  name: 'Samples',
  trigger: { type: 'shop.ordered', config: {}, sample: { ref: 'seen once' } },
  nodes: [
    { id: 'ask', kind: 'action', action: 'shop.ask', input: {}, sample: { level: 'gold' } },
    {
      id: 'keep',
      kind: 'set',
      values: {
        text: { $template: 'Order {{ trigger.order.number }}' },
        level: { $ref: ['steps', 'ask', 'body', 'level'] },
      },
    },
    { id: 'lines', kind: 'each', items: { $ref: ['trigger', 'order', 'lines'] } },
    { id: 'tell', kind: 'action', action: 'shop.ask', input: {} },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'ask' },
    { from: 'ask', port: 'then', to: 'keep' },
    { from: 'keep', port: 'then', to: 'lines' },
    { from: 'lines', port: 'each', to: 'tell' },
  ],
  layout: {},
}

const surroundings = {
  now: '2026-11-22T09:00:00Z',
  currency: 'JPY' as const,
  text: (name: string) => `a ${name}`,
}

function samples(seen: Partial<SeenValues> = {}) {
  const types = referenceTypes(definition, catalogue)
  const all = { trigger: undefined, shop: undefined, steps: new Map<string, Json>(), ...seen }
  const lookup = sampleLookup(types, catalogue, all, surroundings)
  return (path: string) =>
    lookup(
      path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part)),
      'tell',
    )
}

describe('samples for references', () => {
  it('are real where something has happened, and say so', () => {
    const at = samples({
      trigger: { order: { number: '#7', note: null, lines: [{ title: 'Tea' }, { title: 'Cup' }] } },
      steps: new Map<string, Json>([['ask', { status: 200, body: { level: 'silver' } }]]),
    })
    expect(at('trigger.order.number')).toEqual({ value: '#7', isExample: false })
    expect(at('trigger.order.note')).toEqual({ value: null, isExample: false })
    expect(at('steps.ask.body.level')).toEqual({ value: 'silver', isExample: false })
    expect(at('steps.keep.text')).toEqual({ value: 'Order #7', isExample: false })
    expect(at('steps.lines.count')).toEqual({ value: 2, isExample: false })
    expect(at('each.lines.item.title')).toEqual({ value: 'Tea', isExample: false })
  })

  it('are examples of the type where nothing has happened, with what was seen once in them', () => {
    const at = samples()
    expect(at('trigger.order.number')).toEqual({ value: 'a number', isExample: true })
    expect(at('trigger.body.ref')).toEqual({ value: 'seen once', isExample: true })
    expect(at('steps.ask.status')).toEqual({ value: 1, isExample: true })
    expect(at('steps.ask.body.level')).toEqual({ value: 'gold', isExample: true })
    expect(at('steps.keep')).toEqual({ value: { text: 'Order a number', level: 'gold' }, isExample: true })
    expect(at('each.lines.item.title')).toEqual({ value: 'a title', isExample: true })
    expect(at('shop.disputeFee')).toEqual({ value: { amount: 10_000, currency: 'JPY' }, isExample: true })
  })

  it('mix what a step answered with the example of one that never ran', () => {
    const at = samples({ trigger: { order: { number: '#7', lines: [] } } })
    expect(at('steps.keep')).toEqual({ value: { text: 'Order #7', level: 'gold' }, isExample: true })
    expect(at('each.lines.item.title')).toEqual({ value: null, isExample: false })
  })

  it('are nothing for what does not exist', () => {
    const at = samples({ trigger: {} })
    expect(at('trigger.order.colour')).toBeUndefined()
    expect(at('steps.gone.text')).toBeUndefined()
  })
})
