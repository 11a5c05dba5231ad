import {
  addStep,
  changeStep,
  checkGraph,
  connect,
  deleteSteps,
  freshStepId,
  portsAt,
} from '@counterflow/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { catalogue, plugin } from '../../../../../test/catalogue'
import { branching } from '../../../../../test/definitions'
import { readCatalogue } from '../../catalogue/catalogue'
import { newStep, type StepChoice } from './new-step'

describe('changing the graph', () => {
  it('heals the connection around a deleted step', () => {
    const { nodes, edges } = deleteSteps(branching, ['capture'])
    expect(nodes.map(({ id }) => id)).toEqual(['check', 'tag', 'pause'])
    expect(edges).toContainEqual({ from: 'check', port: 'then', to: 'tag' })
    expect(edges).toHaveLength(3)
  })

  it('goes on by the main way alone when a condition is deleted', () => {
    const { edges } = deleteSteps(branching, ['check'])
    expect(edges).toContainEqual({ from: 'trigger', port: 'then', to: 'capture' })
    expect(edges.some(({ to }) => to === 'pause')).toBe(false)
  })

  it('refuses a circle and the same connection twice', () => {
    expect(connect(branching, { from: 'tag', port: 'then', to: 'check' })).toBeUndefined()
    expect(connect(branching, { from: 'check', port: 'then', to: 'capture' })).toBeUndefined()
    expect(connect(branching, { from: 'pause', port: 'then', to: 'tag' })).toBeDefined()
  })

  it('drops the connections of a case that is removed', () => {
    const cases = addStep(
      branching,
      {
        id: 'cases',
        kind: 'switch',
        cases: [
          { port: 'case_1', name: 'A', when: { all: [] } },
          { port: 'case_2', name: 'B', when: { all: [] } },
        ],
      },
      { x: 0, y: 0 },
      { nodeId: 'tag', port: 'then' },
    )
    const wired = connect(cases, { from: 'cases', port: 'case_2', to: 'pause' }) ?? cases
    const changed = changeStep(wired, {
      id: 'cases',
      kind: 'switch',
      cases: [{ port: 'case_1', name: 'A', when: { all: [] } }],
    })
    expect(changed.edges.some(({ port }) => port === 'case_2')).toBe(false)
  })

  it('gives ids that no step bears, and that the format allows', () => {
    expect(freshStepId(branching, 'capture')).toBe('capture_2')
    expect(freshStepId(branching, '3 things!')).toMatch(/^[a-z][a-z0-9_]{0,39}$/)
    expect(freshStepId(branching, 'trigger')).toBe('trigger_2')
  })

  it('sets an action up with what started the workflow', () => {
    const step = newStep(
      branching,
      { kind: 'action', action: 'commerce.capture_payment' },
      'check',
      catalogue,
    )
    expect(step).toMatchObject({ input: { orderId: { $ref: ['trigger', 'order', 'id'] } } })
  })

  it('finds the customer of an order, who may be missing', () => {
    const [action] = plugin.actions
    if (action === undefined) throw new Error('The plugin has no action.')
    const customerId = z.uuid().nullable().meta({ 'x-counterflow-type': 'customer' })
    const thank = { ...action, id: 'commerce.thank', input: z.toJSONSchema(z.strictObject({ customerId })) }
    const withThanks = readCatalogue([{ ...plugin, actions: [thank] }])
    const step = newStep(branching, { kind: 'action', action: 'commerce.thank' }, 'check', withThanks)
    expect(step).toMatchObject({ input: { customerId: { $ref: ['trigger', 'order', 'customer', 'id'] } } })
  })

  it('begins with what the fields of an action say themselves, also before anything starts it', () => {
    const [action] = plugin.actions
    if (action === undefined) throw new Error('The plugin has no action.')
    const method = z.enum(['GET', 'POST']).meta({ default: 'POST' })
    const reason = z.enum(['unspecified', 'fraud']).optional().meta({ default: 'unspecified' })
    const input = z.toJSONSchema(z.strictObject({ method, reason, note: z.string() }))
    const withRequest = readCatalogue([{ ...plugin, actions: [{ ...action, id: 'http.request', input }] }])
    const choice: StepChoice = { kind: 'action', action: 'http.request' }
    const step = newStep({ ...branching, trigger: null }, choice, undefined, withRequest)
    expect(step).toMatchObject({ input: { method: 'POST', reason: 'unspecified' } })
  })

  it('keeps the graph sound whatever is added, connected and deleted', () => {
    const choices: StepChoice[] = [
      { kind: 'condition' },
      { kind: 'switch' },
      { kind: 'each' },
      { kind: 'wait' },
      { kind: 'action', action: 'commerce.add_order_tags' },
    ]
    const deed = fc.record({
      what: fc.constantFrom('add', 'connect', 'delete'),
      first: fc.nat(30),
      second: fc.nat(30),
      choice: fc.constantFrom(...choices),
    })
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 40 }), (deeds) => {
        let definition = branching
        for (const { what, first, second, choice } of deeds) {
          const ids = ['trigger', ...definition.nodes.map(({ id }) => id)]
          const from = ids[first % ids.length] ?? 'trigger'
          const ports = portsAt(definition, from)
          const port = ports[second % ports.length] ?? 'then'
          const to = ids[second % ids.length] ?? 'trigger'
          if (what === 'add') {
            const node = newStep(definition, choice, from, catalogue)
            definition = addStep(definition, node, { x: 0, y: 0 }, { nodeId: from, port })
          }
          if (what === 'connect') definition = connect(definition, { from, port, to }) ?? definition
          if (what === 'delete') definition = deleteSteps(definition, [to])
          expect(checkGraph(definition)).toEqual([])
        }
      }),
    )
  })
})
