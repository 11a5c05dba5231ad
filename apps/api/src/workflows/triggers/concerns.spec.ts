import { type Json, workflowDefinitionSchema } from '@counterflow/core'
import { type TriggerManifest, triggerManifestSchema } from '@counterflow/plugin-sdk/manifest'
import { expect, it } from 'vitest'
import { isMeant } from './concerns.js'

const text = { en: 'Assessed', ko: '평가됨', ja: '評価済み' }

const trigger = (more: object): TriggerManifest =>
  triggerManifestSchema.parse({
    kind: 'event',
    id: 'example.assessed',
    event: 'order.assessed',
    title: text,
    description: text,
    category: 'orders',
    config: { type: 'object' },
    output: { type: 'object' },
    sampled: null,
    unsettled: [],
    subject: null,
    ...more,
  })

const workflow = (config: Readonly<Record<string, Json>>) =>
  workflowDefinitionSchema.parse({
    schema: 1,
    name: 'Example',
    trigger: { type: 'example.assessed', config },
    nodes: [],
    edges: [],
    layout: {},
  })

const others = trigger({ optIn: { provider: 'otherProviders' } })

it.each([
  ['what everybody wants starts it', {}, { provider: null }, true],
  ['so does what was recorded before the field was known', {}, {}, true],
  ['what only some want starts nothing by itself', {}, { provider: { id: 'sentinel' } }, false],
  ['nor where it is switched off', { otherProviders: false }, { provider: { id: 'sentinel' } }, false],
  ['it starts where it is switched on', { otherProviders: true }, { provider: { id: 'sentinel' } }, true],
  ['which keeps nothing else away', { otherProviders: true }, { provider: null }, true],
])('%s', (_, config, payload, expected) => {
  expect(isMeant(others, workflow(config), payload)).toBe(expected)
})

it('goes by the fields that config and event must have alike as well', () => {
  const both = trigger({ matches: ['minutes'], optIn: { provider: 'otherProviders' } })
  const wanted = workflow({ minutes: 5, otherProviders: true })
  expect(isMeant(both, wanted, { minutes: 5, provider: 'sentinel' })).toBe(true)
  expect(isMeant(both, wanted, { minutes: 6, provider: 'sentinel' })).toBe(false)
  expect(isMeant(both, workflow({ minutes: 5 }), { minutes: 5, provider: 'sentinel' })).toBe(false)
})
