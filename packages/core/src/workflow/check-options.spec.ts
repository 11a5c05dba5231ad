import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { jsonSchemaSchema } from '../json/json-schema.js'
import type { Value } from '../reference/value.js'
import { describeType } from '../reference/value-type.js'
import type { ActionContract, WorkflowCatalogue } from './catalogue.js'
import { checkOptions } from './check-options.js'
import { checkPublisher } from './check-publisher.js'
import type { WorkflowDefinition } from './definition.js'

const title = { en: 'A', ko: '가', ja: 'あ' }
const typeOf = (schema: z.ZodType) => describeType(jsonSchemaSchema.parse(z.toJSONSchema(schema)))
const staff = z.string().meta({ title: 'Team member', 'x-counterflow-options': 'staff' })
const connection = z.string().optional().meta({ 'x-counterflow-options': 'connections' })
const action: ActionContract = {
  id: 'x.do',
  title,
  input: typeOf(
    z.strictObject({
      staff,
      connection,
      url: z.string(),
      copies: z.array(z.strictObject({ staff })),
      inner: z.strictObject({ staff }),
      among: z.array(z.string()).meta({ 'x-counterflow-options': 'staff' }),
    }),
  ),
  output: typeOf(z.strictObject({})),
  sampled: null,
  permission: 'mail.send',
  needsManualCapture: false,
  calls: { url: 'url', connection: 'connection' },
}
const catalogue: WorkflowCatalogue = {
  triggers: new Map([
    [
      'x.poll',
      {
        id: 'x.poll',
        kind: 'polling',
        title,
        config: typeOf(z.strictObject({ connection })),
        output: typeOf(z.strictObject({})),
        sampled: null,
        unsettled: [],
      },
    ],
  ]),
  actions: new Map([['x.do', action]]),
  shop: typeOf(z.strictObject({})),
}
const doing = (input: Record<string, Value>, config: Record<string, Value> = {}): WorkflowDefinition => ({
  schema: 1,
  name: 'Test',
  trigger: { type: 'x.poll', config },
  nodes: [{ id: 'do', kind: 'action', action: 'x.do', input }],
  edges: [],
  layout: {},
})
const known = { staff: new Set(['misaki']), connections: new Set(['warehouse']) }
const against = (definition: WorkflowDefinition, options = known) =>
  checkOptions(definition, catalogue, { known: options, unreadable: new Set() }).map(
    ({ code, path }) => `${code} ${path.join('/')}`,
  )

describe('what is chosen from the shop', () => {
  it('has to be there, wherever it stands', () => {
    const chosen = { staff: 'misaki', connection: 'warehouse' }
    expect(
      against(
        doing({ ...chosen, copies: [{ staff: 'misaki' }], among: ['misaki'] }, { connection: 'warehouse' }),
      ),
    ).toEqual([])
    const gone = {
      staff: 'taro',
      connection: 'old',
      copies: [{ staff: 'misaki' }, { staff: 'taro' }],
      inner: { staff: 'taro' },
      among: ['misaki', 'taro'],
    }
    expect(against(doing(gone, { connection: 'old' }))).toEqual([
      'option_gone trigger/config/connection',
      'option_gone nodes/0/input/staff',
      'option_gone nodes/0/input/connection',
      'option_gone nodes/0/input/copies/1/staff',
      'option_gone nodes/0/input/inner/staff',
      'option_gone nodes/0/input/among/1',
    ])
  })

  it('is of no use where the secret of a connection cannot be read', () => {
    const chosen = doing({ staff: 'misaki', connection: 'warehouse' }, { connection: 'warehouse' })
    const unreadable = new Set(['warehouse', 'misaki'])
    expect(checkOptions(chosen, catalogue, { known, unreadable })).toMatchObject([
      { code: 'connection_unreadable', severity: 'error', path: ['trigger', 'config', 'connection'] },
      { code: 'connection_unreadable', nodeId: 'do', path: ['nodes', 0, 'input', 'connection'] },
    ])
  })

  it('is not asked of a source that nobody could read, nor of what a run brings', () => {
    expect(checkOptions(doing({ staff: 'taro' }), catalogue, { known: {}, unreadable: new Set() })).toEqual(
      [],
    )
    expect(against(doing({ staff: { $ref: ['trigger', 'staff'] } }))).toEqual([])
  })

  it.each<[string, Record<string, Value>, boolean]>([
    ['a path alone', { url: '/orders' }, true],
    ['a path of an emptied connection', { url: ' /orders', connection: '' }, true],
    ['a path of a connection', { url: '/orders', connection: 'warehouse' }, false],
    ['a whole address', { url: 'https://example.com/orders' }, false],
    ['a value of the run', { url: { $ref: ['trigger', 'url'] } }, false],
  ])('for %s, a connection is missing: %#', (_, input, missing) => {
    expect(against(doing(input))).toEqual(missing ? ['connection_missing nodes/0/input/connection'] : [])
  })
})

describe('who turned a workflow on', () => {
  it('has to be allowed what it does, also later', () => {
    const who = (permissions: Parameters<typeof checkPublisher>[2]['permissions']) =>
      checkPublisher(doing({}), catalogue, { name: 'Misaki', permissions }).map(
        ({ code, severity, values }) => [code, severity, values],
      )
    expect(who(['mail.send'])).toEqual([])
    expect(who([])).toEqual([['publisher_may_not', 'warning', { name: 'Misaki', permission: 'mail.send' }]])
  })
})
