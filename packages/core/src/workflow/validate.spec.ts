import { describe, expect, it } from 'vitest'
import type { Value } from '../reference/value.js'
import { availableReferences } from './available-references.js'
import {
  type WorkflowDefinition,
  type WorkflowEdge,
  type WorkflowNode,
  workflowDefinitionSchema,
} from './definition.js'
import { validateWorkflow } from './validate.js'
import { catalogue } from './validation.arbitrary.js'

const notHigh: WorkflowNode = {
  id: 'risk',
  kind: 'condition',
  when: { field: { $ref: ['trigger', 'risk', 'level'] }, operator: 'not_equals', value: 'high' },
}
const orderId = { $ref: ['trigger', 'order', 'id'] }
const capture: WorkflowNode = {
  id: 'capture',
  kind: 'action',
  action: 'commerce.capture_payment',
  input: { orderId },
}
const tag = (id: string, input: Extract<WorkflowNode, { kind: 'action' }>['input'] = {}): WorkflowNode => ({
  id,
  kind: 'action',
  action: 'commerce.add_order_tags',
  input: { orderId, tags: ['x'], ...input },
})
const edge = (from: string, port: string, to: string): WorkflowEdge => ({ from, port, to })

const workflow = (
  nodes: WorkflowNode[],
  edges: WorkflowEdge[],
  type = 'commerce.order_risk_analyzed',
): WorkflowDefinition => ({
  schema: 1,
  name: 'Test',
  trigger: { type, config: {} },
  nodes,
  edges,
  layout: {},
})

const noted = (note: Value) => workflow([tag('t', { note })], [edge('trigger', 'then', 't')])
const good = workflow([notHigh, capture], [edge('trigger', 'then', 'risk'), edge('risk', 'then', 'capture')])
const codes = (definition: WorkflowDefinition) =>
  validateWorkflow(definition, catalogue).map(({ code }) => code)

describe('validation', () => {
  it('finds nothing wrong with capture unless the risk is high', () => {
    expect(validateWorkflow(good, catalogue)).toEqual([])
    expect(workflowDefinitionSchema.parse(good)).toEqual(good)
  })

  it('finds nothing wrong with a template that uses what is there', () => {
    const note =
      '{{ trigger.order.lines.size }} {{ trigger.order.lines.first.title }} {{ shop.name | upcase }}'
    expect(codes(noted({ $template: note }))).toEqual([])
  })

  it('says where a template goes wrong', () => {
    const [found] = validateWorkflow(noted({ $template: 'a\n{{ trigger.order.colour }}' }), catalogue)
    expect(found).toMatchObject({ path: ['nodes', 0, 'input', 'note'], values: { line: 2, column: 4 } })
  })

  it('names a connection to nowhere and says how to mend it', () => {
    const [found] = validateWorkflow(
      { ...good, edges: [...good.edges, edge('capture', 'then', 'gone')] },
      catalogue,
    )
    expect(found).toMatchObject({
      code: 'dangling_edge',
      severity: 'error',
      path: ['edges', 2, 'to'],
      values: { id: 'gone' },
    })
    expect(found?.fix).toBe('Remove the connection, or add the step.')
  })

  it.each<[string, WorkflowDefinition]>([
    ['duplicate_id', { ...good, nodes: [...good.nodes, capture] }],
    ['duplicate_edge', { ...good, edges: [...good.edges, edge('trigger', 'then', 'risk')] }],
    ['unknown_port', { ...good, edges: [...good.edges, edge('risk', 'maybe', 'capture')] }],
    ['cycle', { ...good, edges: [...good.edges, edge('capture', 'then', 'risk')] }],
    ['trigger_missing', { ...good, trigger: null }],
    [
      'trigger_unknown',
      workflow([tag('t', { orderId: 'x' })], [edge('trigger', 'then', 't')], 'other.thing'),
    ],
    ['nothing_to_do', workflow([], [])],
    ['unreachable', { ...good, nodes: [...good.nodes, tag('lonely')] }],
    [
      'action_unknown',
      workflow([{ id: 'a', kind: 'action', action: 'no.such', input: {} }], [edge('trigger', 'then', 'a')]),
    ],
    ['input_missing', workflow([tag('t', { tags: [] })], [edge('trigger', 'then', 't')])],
    ['input_unknown', workflow([tag('t', { colour: 'red' })], [edge('trigger', 'then', 't')])],
    ['input_type', workflow([tag('t', { tags: 'one' })], [edge('trigger', 'then', 't')])],
    [
      'input_type',
      workflow([tag('t', { note: { $ref: ['trigger', 'order', 'total'] } })], [edge('trigger', 'then', 't')]),
    ],
    [
      'reference_unknown',
      workflow(
        [tag('t', { note: { $ref: ['trigger', 'order', 'colour'] } })],
        [edge('trigger', 'then', 't')],
      ),
    ],
    [
      'operator_type',
      workflow(
        [
          {
            ...notHigh,
            when: { field: { $ref: ['trigger', 'order', 'total'] }, operator: 'contains', value: 1 },
          },
        ],
        [edge('trigger', 'then', 'risk')],
      ),
    ],
    [
      'input_type',
      workflow(
        [
          {
            ...notHigh,
            when: { field: { $ref: ['trigger', 'risk', 'level'] }, operator: 'equals', value: 'severe' },
          },
        ],
        [edge('trigger', 'then', 'risk')],
      ),
    ],
    ['template_syntax', noted({ $template: 'Dear {{ trigger.order.name' })],
    ['template_filter', noted({ $template: '{{ trigger.order.name | shout }}' })],
    ['reference_unknown', noted({ $template: '{{ trigger.order.colour }}' })],
    ['reference_unknown', noted({ $template: '{{ customer.name }}' })],
    ['reference_not_before', noted({ $template: '{% if steps.t.tags %}x{% endif %}' })],
    ['condition_empty', workflow([{ ...notHigh, when: { all: [] } }], [edge('trigger', 'then', 'risk')])],
    [
      'scope_left',
      workflow(
        [
          { id: 'each', kind: 'each', items: { $ref: ['trigger', 'order', 'lines'] } },
          tag('inside'),
          tag('after'),
        ],
        [
          edge('trigger', 'then', 'each'),
          edge('each', 'each', 'inside'),
          edge('inside', 'then', 'after'),
          edge('each', 'done', 'after'),
        ],
      ),
    ],
  ])('reports %s', (code, definition) => {
    expect(codes(definition)).toContain(code)
  })

  it('refuses to read the risk right after the order was created, and names the right trigger (R63)', () => {
    const early = workflow(
      [
        {
          ...notHigh,
          when: { field: { $ref: ['trigger', 'order', 'riskLevel'] }, operator: 'not_equals', value: 'high' },
        },
        capture,
      ],
      good.edges,
      'commerce.order_created',
    )
    expect(validateWorkflow(early, catalogue)).toMatchObject([
      { code: 'risk_not_analyzed', nodeId: 'risk', values: { trigger: 'commerce.order_risk_analyzed' } },
    ])
  })

  it('knows which steps have certainly run', () => {
    const captured = { note: { $ref: ['steps', 'capture', 'captured', 'currency'] } }
    const branch = [edge('trigger', 'then', 'risk'), edge('risk', 'then', 'capture')]
    expect(
      codes(workflow([notHigh, capture, tag('t', captured)], [...branch, edge('capture', 'then', 't')])),
    ).toEqual([])
    expect(
      codes(
        workflow(
          [notHigh, capture, tag('t', captured)],
          [...branch, edge('capture', 'then', 't'), edge('risk', 'otherwise', 't')],
        ),
      ),
    ).toEqual(['reference_uncertain'])
    expect(
      codes(workflow([notHigh, capture, tag('t', captured)], [...branch, edge('risk', 'otherwise', 't')])),
    ).toEqual(['reference_not_before'])
    expect(
      codes(workflow([notHigh, capture, tag('t', captured)], [...branch, edge('capture', 'error', 't')])),
    ).toEqual(['reference_uncertain'])
  })

  it('lets a join use what both of its parallel branches did', () => {
    const both = workflow(
      [capture, tag('other'), tag('t', { note: { $ref: ['steps', 'capture', 'captured', 'currency'] } })],
      [
        edge('trigger', 'then', 'capture'),
        edge('trigger', 'then', 'other'),
        edge('capture', 'then', 't'),
        edge('other', 'then', 't'),
      ],
    )
    expect(codes(both)).toEqual([])
  })

  it('offers the trigger, earlier results and the shop to references', () => {
    const definition = workflow([notHigh, capture, tag('t')], [...good.edges, edge('capture', 'then', 't')])
    expect(availableReferences(definition, 't', catalogue).map(({ path }) => path)).toEqual([
      ['trigger'],
      ['steps', 'capture'],
      ['shop'],
    ])
  })
})
