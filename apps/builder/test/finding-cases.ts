import type {
  Condition,
  Finding,
  Value,
  WorkflowDefinition,
  WorkflowEdge,
  WorkflowNode,
} from '@counterflow/core'
import { helper } from './render'

const orderId = { $ref: ['trigger', 'order', 'id'] }
const risk = { $ref: ['trigger', 'risk', 'level'] }
const isHigh: Condition = { field: risk, operator: 'equals', value: 'high' }
const tag: WorkflowNode = {
  id: 'tag',
  kind: 'action',
  action: 'commerce.add_order_tags',
  input: { orderId, tags: ['a'] },
}
const asking = (input: Record<string, Value>): WorkflowNode => ({
  id: 'ask',
  kind: 'action',
  action: 'mail.ask',
  input: { staffId: helper.id, ...input },
})
const asks = (when: Condition): WorkflowNode => ({ id: 'if', kind: 'condition', when })
const edge = (from: string, to: string, port = 'then'): WorkflowEdge => ({ from, port, to })

function drawn(nodes: WorkflowNode[], edges?: WorkflowEdge[], type = 'commerce.order_risk_analyzed') {
  const chain = nodes.map(({ id }, index) => edge(nodes[index - 1]?.id ?? 'trigger', id))
  const definition: WorkflowDefinition = {
    schema: 1,
    name: 'Test',
    trigger: { type, config: {} },
    nodes,
    edges: edges ?? chain,
    layout: {},
  }
  return definition
}
const started = (trigger: WorkflowDefinition['trigger'], flow?: WorkflowDefinition['flow']) => ({
  ...drawn([tag]),
  trigger,
  ...(flow && { flow }),
})
const config = (type: string, values: Record<string, Value>) => started({ type, config: values })
const waiting = (wait: Extract<WorkflowNode, { kind: 'wait' }>['for']) =>
  drawn([{ id: 'wait', kind: 'wait', for: wait }])
const each: WorkflowNode = { id: 'lines', kind: 'each', items: { $ref: ['trigger', 'order', 'lines'] } }
const second: WorkflowNode = { ...tag, id: 'second' }
const notes = (value: Value) => drawn([asking({ body: value })])

/** The step's form as a whole. */
export const whole = ''

type Case = readonly [Finding['code'], WorkflowDefinition, string]
/** For each finding a workflow that has it, and the field that it should lead to. */
export const findingCases: readonly Case[] = [
  ['trigger_missing', started(null), 'trigger'],
  ['trigger_unknown', started({ type: 'gone.event', config: {} }), 'trigger/type'],
  ['nothing_to_do', drawn([tag], []), whole],
  ['config_reference', config('http.poll', { everySeconds: 60, url: orderId }), 'trigger/config/url'],
  ['cron_invalid', config('schedule.cron', { cron: 'often' }), 'trigger/config/cron'],
  ['cron_too_often', config('schedule.cron', { cron: '* * * * * *' }), 'trigger/config/cron'],
  ['cron_never', config('schedule.cron', { cron: '0 0 31 2 *' }), 'trigger/config/cron'],
  [
    'time_zone_unknown',
    config('schedule.cron', { cron: '0 9 * * *', timeZone: 'Mars/X' }),
    'trigger/config/timeZone',
  ],
  ['poll_interval', config('http.poll', { everySeconds: 1 }), 'trigger/config/everySeconds'],
  ['duplicate_id', drawn([tag, { ...tag }], [edge('trigger', 'tag')]), whole],
  ['dangling_edge', drawn([tag], [edge('trigger', 'tag'), edge('tag', 'gone')]), whole],
  ['duplicate_edge', drawn([tag], [edge('trigger', 'tag'), edge('trigger', 'tag')]), whole],
  ['unknown_port', drawn([tag, second], [edge('trigger', 'tag'), edge('tag', 'second', 'maybe')]), whole],
  ['cycle', drawn([tag, second], [edge('tag', 'second'), edge('second', 'tag')]), whole],
  [
    'scope_left',
    drawn(
      [each, tag, second],
      [
        edge('trigger', 'lines'),
        edge('lines', 'tag', 'each'),
        edge('trigger', 'second'),
        edge('tag', 'second'),
      ],
    ),
    whole,
  ],
  ['unreachable', drawn([tag, second], [edge('trigger', 'tag')]), whole],
  ['action_unknown', drawn([{ ...tag, action: 'gone.action' }]), whole],
  ['input_missing', drawn([{ ...tag, input: { orderId } }]), 'nodes/0/input/tags'],
  [
    'input_missing',
    drawn([asks({ all: [isHigh, { none: [{ field: risk, operator: 'equals' }] }] })]),
    'nodes/0/when/all/1/none/0/value',
  ],
  ['input_unknown', drawn([{ ...tag, input: { ...tag.input, colour: 'red' } }]), 'nodes/0/input/colour'],
  ['input_type', drawn([asking({ inner: { amount: 'much' } })]), 'nodes/0/input/inner/amount'],
  [
    'placeholder_left',
    drawn([asking({ to: ['me@example.com', 'your.email@example.com'] })]),
    'nodes/0/input/to',
  ],
  [
    'reference_unknown',
    drawn([
      asking({
        rows: [
          { name: 'a', value: 'b' },
          { name: 'c', value: { $ref: ['trigger', 'gone'] } },
        ],
      }),
    ]),
    'nodes/0/input/rows/1/value',
  ],
  [
    'reference_unknown',
    drawn([asks({ any: [{ field: { $ref: ['trigger', 'gone'] }, operator: 'is_empty' }] })]),
    'nodes/0/when/any/0',
  ],
  [
    'reference_not_before',
    drawn([asking({ body: { $ref: ['steps', 'tag', 'tags'] } }), tag]),
    'nodes/0/input/body',
  ],
  [
    'reference_uncertain',
    drawn(
      [
        asks(isHigh),
        { ...tag, retry: { attempts: 2, firstDelaySeconds: 1 } },
        asking({ body: { $ref: ['steps', 'tag', 'tags'] } }),
      ],
      [edge('trigger', 'if'), edge('if', 'tag'), edge('tag', 'ask'), edge('if', 'ask', 'otherwise')],
    ),
    'nodes/2/input/body',
  ],
  ['template_syntax', notes({ $template: '{{ trigger.order.id' }), 'nodes/0/input/body'],
  ['template_filter', notes({ $template: '{{ trigger.order.id | shout }}' }), 'nodes/0/input/body'],
  [
    'operator_type',
    drawn([asks({ all: [{ field: risk, operator: 'greater_than', value: 1 }] })]),
    'nodes/0/when/all/0/operator',
  ],
  [
    'condition_empty',
    drawn([
      {
        id: 'cases',
        kind: 'switch',
        cases: [
          { port: 'case_1', name: 'A', when: isHigh },
          { port: 'case_2', name: 'B', when: { any: [] } },
        ],
      },
    ]),
    'nodes/0/cases/1/when/any',
  ],
  [
    'condition_empty',
    started({ type: 'commerce.order_risk_analyzed', config: {}, when: { all: [{ none: [] }] } }),
    'trigger/when/all/0/none',
  ],
  [
    'risk_not_analyzed',
    drawn(
      [asks({ field: { $ref: ['trigger', 'order', 'riskLevel'] }, operator: 'equals', value: 'high' })],
      undefined,
      'commerce.order_created',
    ),
    'nodes/0/when',
  ],
  [
    'manual_capture_needed',
    drawn([{ id: 'c', kind: 'action', action: 'commerce.capture_payment', input: { orderId } }]),
    whole,
  ],
  ['permission_missing', drawn([tag]), whole],
  [
    'literal_only',
    started({
      type: 'commerce.order_risk_analyzed',
      config: {},
      when: { ...isHigh, value: { $template: '{{ shop.name }}' } },
    }),
    'trigger/when/value',
  ],
  [
    'reference_nullable',
    drawn([{ ...tag, input: { orderId: { $ref: ['trigger', 'order', 'customer', 'id'] }, tags: ['a'] } }]),
    'nodes/0/input/orderId',
  ],
  [
    'trigger_not_awaitable',
    waiting({
      kind: 'event',
      trigger: 'schedule.cron',
      match: { path: ['id'], equals: 'x' },
      timeoutSeconds: 60,
    }),
    'nodes/0/for/trigger',
  ],
  [
    'flow_reference',
    started(
      { type: 'commerce.order_risk_analyzed', config: {} },
      { concurrency: { limit: 1, key: { $ref: ['steps', 'tag', 'tags'] } } },
    ),
    'flow/concurrency/key',
  ],
  [
    'currency_other',
    drawn([
      asks({
        all: [
          {
            field: { $ref: ['trigger', 'order', 'total'] },
            operator: 'at_least',
            value: { amount: 1, currency: 'KRW' },
          },
        ],
      }),
    ]),
    'nodes/0/when/all/0/value',
  ],
  ['wait_too_far', waiting({ kind: 'date', at: '3026-01-01T00:00:00Z' }), 'nodes/0/for/at'],
  ['option_gone', drawn([asking({ staffId: 'somebody-else' })]), 'nodes/0/input/staffId'],
  ['connection_missing', drawn([asking({ url: '/orders' })]), 'nodes/0/input/connection'],
  [
    'connection_unreadable',
    drawn([asking({ url: '/orders', connection: 'warehouse' })]),
    'nodes/0/input/connection',
  ],
  ['publisher_may_not', drawn([tag]), whole],
]
