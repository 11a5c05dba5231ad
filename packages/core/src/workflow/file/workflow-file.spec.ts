import { describe, expect, it } from 'vitest'
import { unknownType } from '../../reference/value-type.js'
import type { WorkflowCatalogue } from '../catalogue.js'
import { workflowDefinitionSchema } from '../definition.js'
import { missingNeeds, unknownSteps } from './missing-needs.js'
import { workflowFileOf } from './workflow-file.js'

const [warehouse, other] = ['0198a000-0000-7000-8000-000000000001', '0198a000-0000-7000-8000-000000000002']
const definition = workflowDefinitionSchema.parse({
  schema: 1,
  name: 'Tell the warehouse',
  trigger: { type: 'commerce.order_created', config: {} },
  nodes: [
    { id: 'call', kind: 'action', action: 'http.request', input: { connection: warehouse } },
    { id: 'parcel', kind: 'action', action: 'parcels.send', input: {} },
    {
      id: 'arrives',
      kind: 'wait',
      for: { kind: 'event', trigger: 'parcels.arrived', match: { path: ['id'] }, timeoutSeconds: 60 },
    },
  ],
  edges: [],
  layout: {},
})
const provision = {
  plugins: { commerce: '1.2.0', http: '0.3.0', parcels: '2.0.0', mail: '1.0.0' },
  connections: { [warehouse]: 'Warehouse', [other]: 'Accounting' },
}
const file = workflowFileOf(definition, provision)

function catalogueWith(triggers: readonly string[], actions: readonly string[]): WorkflowCatalogue {
  const title = { en: '', ko: '', ja: '' }
  const trigger = {
    kind: 'event' as const,
    title,
    output: unknownType,
    config: unknownType,
    sampled: null,
    unsettled: [],
  }
  const action = {
    title,
    input: unknownType,
    output: unknownType,
    sampled: null,
    permission: null,
    needsManualCapture: false,
  }
  return {
    triggers: new Map(triggers.map((id) => [id, { ...trigger, id }])),
    actions: new Map(actions.map((id) => [id, { ...action, id }])),
    shop: unknownType,
  }
}

describe('a workflow file', () => {
  it('names the plugins and connections that the workflow uses, and no others', () => {
    expect(file.needs).toEqual({
      plugins: { commerce: '1.2.0', http: '0.3.0', parcels: '2.0.0' },
      connections: { [warehouse]: 'Warehouse' },
    })
  })

  it('holds no sample of what really came', () => {
    const sampled = workflowDefinitionSchema.parse({
      ...definition,
      trigger: { type: 'http.webhook', config: {}, sample: { email: 'jimin@example.test' } },
      nodes: [{ id: 'call', kind: 'action', action: 'http.request', input: {}, sample: { phone: '010' } }],
    })
    const handed = workflowFileOf(sampled, provision)
    expect(handed).toMatchObject({ trigger: { type: 'http.webhook', config: {} }, nodes: [{ id: 'call' }] })
    expect(JSON.stringify(handed)).not.toMatch(/sample|jimin|010/)
  })

  it('lacks nothing where it was made', () => {
    const catalogue = catalogueWith(
      ['commerce.order_created', 'parcels.arrived'],
      ['http.request', 'parcels.send'],
    )
    expect(missingNeeds(file, catalogue, provision)).toEqual({ plugins: [], connections: [] })
  })

  it('says what another shop lacks: a plugin, a part of an older one, a connection', () => {
    const catalogue = catalogueWith(['commerce.order_created', 'parcels.arrived'], ['http.request'])
    const older = { plugins: { commerce: '1.2.0', parcels: '1.0.0' }, connections: { [other]: 'Accounting' } }
    expect(missingNeeds(file, catalogue, older)).toEqual({
      plugins: [
        {
          name: 'parcels',
          wanted: '2.0.0',
          installed: '1.0.0',
          contributions: [{ id: 'parcels.send', path: ['nodes', 1, 'action'] }],
        },
      ],
      connections: ['Warehouse'],
    })
    expect(
      unknownSteps(definition, catalogueWith(['commerce.order_created'], ['http.request'])),
    ).toMatchObject([
      { code: 'action_unknown', nodeId: 'parcel', path: ['nodes', 1, 'action'] },
      { code: 'trigger_unknown', nodeId: 'arrives', path: ['nodes', 2, 'for', 'trigger'] },
    ])
    const bare = missingNeeds(file, catalogueWith([], []), { plugins: {}, connections: {} })
    expect(bare.plugins.map(({ name, installed }) => [name, installed])).toEqual([
      ['commerce', undefined],
      ['http', undefined],
      ['parcels', undefined],
    ])
  })
})
