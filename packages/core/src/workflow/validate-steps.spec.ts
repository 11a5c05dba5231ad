import { describe, expect, it } from 'vitest'
import type { Condition } from '../condition/condition.js'
import type { Value } from '../reference/value.js'
import { checkCircumstances } from './check-circumstances.js'
import type { WorkflowDefinition, WorkflowNode, WorkflowTrigger } from './definition.js'
import { flowKey } from './flow-key.js'
import { validateWorkflow } from './validate.js'
import { catalogue } from './validation.arbitrary.js'

const tag = (input: Record<string, Value>): WorkflowNode => ({
  id: 'tag',
  kind: 'action',
  action: 'commerce.add_order_tags',
  input: { orderId: { $ref: ['trigger', 'order', 'id'] }, tags: ['x'], ...input },
})
const risk: WorkflowTrigger = { type: 'commerce.order_risk_analyzed', config: {} }

/** The nodes one after the other by `then`. */
function chain(nodes: readonly WorkflowNode[], more: Partial<WorkflowDefinition> = {}): WorkflowDefinition {
  const froms = ['trigger', ...nodes.map(({ id }) => id)]
  const edges = nodes.map(({ id }, index) => ({ from: froms[index] ?? '', port: 'then', to: id }))
  return { schema: 1, name: 'Test', trigger: risk, nodes: [...nodes], edges, layout: {}, ...more }
}

const found = (definition: WorkflowDefinition) =>
  validateWorkflow(definition, catalogue).map(({ code, severity, path }) => [code, severity, path.join('.')])

describe('the validation of a value that may be missing', () => {
  const customerId = { $ref: ['trigger', 'order', 'customer', 'id'] }
  const ask = (when: Condition): WorkflowNode => ({ id: 'ask', kind: 'condition', when })
  const after = (when: Condition, port = 'then') => {
    const definition = chain([ask(when), tag({ orderId: customerId })])
    const edges = definition.edges.map((edge) => (edge.from === 'ask' ? { ...edge, port } : edge))
    return found({ ...definition, edges })
  }
  const missing = ['reference_nullable', 'error', 'nodes.1.input.orderId']
  const customer = { $ref: ['trigger', 'order', 'customer'] }

  it('is an error where a value is required, and a warning where it is not', () => {
    expect(found(chain([tag({ orderId: customerId })]))).toEqual([
      ['reference_nullable', 'error', 'nodes.0.input.orderId'],
    ])
    expect(found(chain([tag({ note: customerId })]))).toEqual([
      ['reference_nullable', 'warning', 'nodes.0.input.note'],
    ])
  })

  it.each<[string, Condition, string?]>([
    ['its own presence', { field: customerId, operator: 'is_not_empty' }],
    ['the presence of what holds it', { field: customer, operator: 'is_not_empty' }],
    [
      'its neighbour',
      { field: { $ref: ['trigger', 'order', 'customer', 'name'] }, operator: 'equals', value: 'A' },
    ],
    ['one of several', { all: [{ field: customer, operator: 'is_not_empty' }] }],
    ['that it is not missing', { none: [{ field: customerId, operator: 'is_empty' }] }],
    ['that it is missing, and it is not', { field: customer, operator: 'is_empty' }, 'otherwise'],
  ])('is settled by a condition on %s', (_what, when, port) => {
    expect(after(when, port)).toEqual([])
  })

  it.each<[string, Condition, string?]>([
    ['on something else', { field: { $ref: ['trigger', 'order', 'number'] }, operator: 'is_not_empty' }],
    [
      'that could be met otherwise',
      {
        any: [
          { field: customer, operator: 'is_not_empty' },
          { field: { $ref: ['trigger', 'order', 'number'] }, operator: 'is_not_empty' },
        ],
      },
    ],
    ['that nothing meets too', { field: customerId, operator: 'not_equals', value: 'A' }],
    ['that compares with what may be nothing', { field: customerId, operator: 'equals', value: customerId }],
    ['taken the other way', { field: customer, operator: 'is_not_empty' }, 'otherwise'],
  ])('is not settled by a condition %s', (_what, when, port) => {
    expect(after(when, port)).toEqual([missing])
  })

  it("is settled by the trigger's own condition", () => {
    const trigger: WorkflowTrigger = { ...risk, when: { field: customer, operator: 'is_not_empty' } }
    expect(found(chain([tag({ orderId: customerId })], { trigger }))).toEqual([])
  })
})

describe('the validation of a wait', () => {
  const wait = (reason: Extract<WorkflowNode, { kind: 'wait' }>['for']) =>
    found(chain([{ id: 'w', kind: 'wait', for: reason }]))
  const forEvent = (more: object) =>
    wait({
      kind: 'event',
      trigger: 'commerce.order_created',
      match: { path: ['order', 'id'], equals: { $ref: ['trigger', 'order', 'id'] } },
      timeoutSeconds: 60,
      ...more,
    })

  it('finds nothing wrong with an instant, or with an event that fits', () => {
    expect(wait({ kind: 'date', at: { $ref: ['trigger', 'order', 'placedAt'] } })).toEqual([])
    expect(wait({ kind: 'date', at: '2027-01-31T09:00:00+09:00' })).toEqual([])
    expect(forEvent({})).toEqual([])
  })

  it('asks for what is not chosen yet, and for values that fit', () => {
    expect(wait({ kind: 'date' })).toEqual([['input_missing', 'error', 'nodes.0.for.at']])
    expect(wait({ kind: 'date', at: 'soon' })).toEqual([['input_type', 'error', 'nodes.0.for.at']])
    expect(forEvent({ match: { path: ['order', 'id'] } })).toEqual([
      ['input_missing', 'error', 'nodes.0.for.match.equals'],
    ])
    expect(forEvent({ match: { path: ['order', 'id'], equals: 7 } })).toEqual([
      ['input_type', 'error', 'nodes.0.for.match.equals'],
    ])
  })

  it('knows which triggers can be waited for, and what they carry', () => {
    expect(forEvent({ trigger: 'no.such' })).toEqual([['trigger_unknown', 'error', 'nodes.0.for.trigger']])
    expect(forEvent({ trigger: 'http.webhook' })).toEqual([
      ['trigger_not_awaitable', 'error', 'nodes.0.for.trigger'],
    ])
    expect(forEvent({ match: { path: ['colour'], equals: 'red' } })).toEqual([
      ['reference_unknown', 'error', 'nodes.0.for.match.path'],
    ])
  })

  it('lets later steps use the event, but not on the way on which it did not come', () => {
    const w: WorkflowNode = {
      id: 'w',
      kind: 'wait',
      for: {
        kind: 'event',
        trigger: 'commerce.order_created',
        match: { path: ['order', 'number'], equals: '1' },
        timeoutSeconds: 60,
      },
    }
    const definition = chain([w, tag({ note: { $ref: ['steps', 'w', 'order', 'number'] } })])
    expect(found(definition)).toEqual([])
    const edges = definition.edges.map((edge) => (edge.from === 'w' ? { ...edge, port: 'timeout' } : edge))
    expect(found({ ...definition, edges })).toEqual([['reference_uncertain', 'error', 'nodes.1.input.note']])
  })
})

describe('the validation of triggers, stops and flow control', () => {
  const webhook = (config: WorkflowTrigger['config']): WorkflowTrigger => ({ type: 'http.webhook', config })
  const stop: WorkflowNode = { id: 's', kind: 'stop', result: 'failed' }

  it('checks how a trigger is set up: literals of the right type', () => {
    const codes = (config: WorkflowTrigger['config']) => found(chain([stop], { trigger: webhook(config) }))
    expect(codes({ secret: 'x', tries: 2 })).toEqual([])
    expect(codes({})).toEqual([['input_missing', 'error', 'trigger.config.secret']])
    expect(codes({ secret: 'x', tries: 'two' })).toEqual([['input_type', 'error', 'trigger.config.tries']])
    expect(codes({ secret: { $template: '{{ shop.name }}' } })).toEqual([
      ['config_reference', 'error', 'trigger.config.secret'],
    ])
    expect(codes({ secret: { $ref: ['shop', 'name'] } })).toEqual([
      ['config_reference', 'error', 'trigger.config.secret'],
    ])
  })

  it("refuses templates in the trigger's condition, which nobody would see fail", () => {
    const when: Condition = {
      field: { $ref: ['trigger', 'order', 'number'] },
      operator: 'equals',
      value: { $template: '{{ shop.name }}' },
    }
    expect(found(chain([stop], { trigger: { ...risk, when } }))).toEqual([
      ['literal_only', 'error', 'trigger.when.value'],
    ])
  })

  it('learns from a sample what the trigger brings', () => {
    const trigger = { ...webhook({ secret: 'x' }), sample: { order: { number: '1', total: null } } }
    const uses = (name: string) =>
      found(chain([tag({ orderId: '1', note: { $ref: ['trigger', 'body', 'order', name] } })], { trigger }))
    expect(uses('number')).toEqual([])
    expect(uses('total')).toEqual([])
    expect(uses('colour')).toEqual([['reference_unknown', 'error', 'nodes.0.input.note']])
  })

  it('lets nothing follow a stop, and wants its message to be text', () => {
    const definition = chain([stop, tag({})])
    expect(found(definition)).toEqual([['unknown_port', 'error', 'edges.1.port']])
    expect(found(chain([{ ...stop, message: { $template: 'Order {{ trigger.order.number }}' } }]))).toEqual(
      [],
    )
    expect(found(chain([{ ...stop, message: 7 }]))).toEqual([['input_type', 'error', 'nodes.0.message']])
  })

  it('lets keys use the trigger and the shop only', () => {
    const flow = (key: Value) => found(chain([tag({})], { flow: { concurrency: { key, limit: 1 } } }))
    expect(flow({ $ref: ['trigger', 'order', 'id'] })).toEqual([])
    expect(flow({ $template: '{{ trigger.order.id }}/{{ shop.name }}' })).toEqual([])
    expect(flow({ $ref: ['steps', 'tag', 'tags'] })).toEqual([
      ['flow_reference', 'error', 'flow.concurrency.key'],
    ])
    expect(flow({ $template: '{{ steps.tag.tags }}' })).toEqual([
      ['flow_reference', 'error', 'flow.concurrency.key'],
    ])
    expect(flow({ $ref: ['trigger', 'order', 'colour'] })).toEqual([
      ['reference_unknown', 'error', 'flow.concurrency.key'],
    ])
  })

  it('makes a key of what a run starts with, and counts what cannot be made among all', () => {
    const trigger = { order: { id: 'o1' } }
    expect(flowKey({ $ref: ['trigger', 'order', 'id'] }, trigger, {})).toBe('"o1"')
    expect(flowKey({ $ref: ['trigger', 'gone'] }, trigger, {})).toBeNull()
    expect(flowKey({ $template: '{{ trigger.gone }}' }, trigger, {})).toBeNull()
    expect(flowKey(undefined, trigger, {})).toBeNull()
  })
})

describe('the circumstances of turning on', () => {
  const now = Date.parse('2026-11-22T00:00:00Z')
  const met = {
    permissions: ['orders.update', 'orders.capture'],
    captureMode: 'manual',
    options: {},
    currency: 'KRW',
    now,
  } as const
  const against = (definition: WorkflowDefinition, circumstances: Partial<typeof met> | object = {}) =>
    checkCircumstances(definition, catalogue, { ...met, ...circumstances }).map(({ code, path }) => [
      code,
      path.join('.'),
    ])
  const capture: WorkflowNode = { id: 'c', kind: 'action', action: 'commerce.capture_payment', input: {} }

  it('are the permissions of every action, and manual capture (R65)', () => {
    expect(against(chain([capture]))).toEqual([])
    expect(against(chain([capture]), { permissions: [], captureMode: 'automatic' })).toEqual([
      ['permission_missing', 'nodes.0.action'],
      ['manual_capture_needed', 'nodes.0.action'],
    ])
  })

  it("are the shop's currency (R81), wherever an amount stands", () => {
    const value = { amount: 1_000, currency: 'USD' }
    const when: Condition = {
      all: [{ field: { $ref: ['trigger', 'order', 'total'] }, operator: 'at_least', value }],
    }
    expect(against(chain([{ id: 'if', kind: 'condition', when }]))).toEqual([
      ['currency_other', 'nodes.0.when.all.0.value'],
    ])
    expect(against(chain([{ id: 'if', kind: 'condition', when }]), { currency: 'USD' })).toEqual([])
  })

  it('are the time: a wait of a thousand years is refused', () => {
    const until = (at: string) => against(chain([{ id: 'w', kind: 'wait', for: { kind: 'date', at } }]))
    expect(until('3026-11-22')).toEqual([['wait_too_far', 'nodes.0.for.at']])
    expect(until('2036-11-20')).toEqual([])
  })
})
