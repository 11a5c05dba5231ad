import {
  describeType,
  validateWorkflow,
  type WorkflowCatalogue,
  type WorkflowDefinition,
} from '@counterflow/core'
import { describe, expect, it } from 'vitest'
import { KnownFindings } from './known-findings.js'

const empty = describeType({ type: 'object', properties: {} })
const nothing: WorkflowCatalogue = { triggers: new Map(), actions: new Map(), shop: empty }
const draft: WorkflowDefinition = {
  schema: 1,
  name: 'Any',
  trigger: null,
  nodes: [],
  edges: [],
  layout: {},
}

function draw(most?: number) {
  const known = new KnownFindings(most)
  let checked = 0
  const ask = (key: Parameters<KnownFindings['get']>[0], catalogue = nothing, definition = draft) =>
    known.get(key, catalogue, () => {
      checked += 1
      return validateWorkflow(definition, catalogue)
    })
  return { ask, checked: () => checked }
}

describe('what is known of a definition', () => {
  it('is found out once for a revision', () => {
    const { ask, checked } = draw()
    expect(ask('draft a 1').map(({ code }) => code)).toContain('trigger_missing')
    expect(ask('draft a 1')).toBe(ask('draft a 1'))
    expect(checked()).toBe(1)
  })

  it('is found out anew for another revision, and with other plugins', () => {
    const { ask } = draw()
    const codes = (...asked: Parameters<typeof ask>) => ask(...asked).map(({ code }) => code)
    const started = { ...draft, trigger: { type: 'shop.opened', config: {} } }
    expect(codes('draft a 1')).toContain('trigger_missing')
    expect(codes('draft a 2', nothing, started)).toContain('trigger_unknown')
    const trigger = {
      id: 'shop.opened',
      kind: 'event' as const,
      title: { en: 'Opened', ko: '열림', ja: '開店' },
      output: empty,
      config: empty,
      sampled: null,
      unsettled: [],
    }
    const more = { ...nothing, triggers: new Map([[trigger.id, trigger]]) }
    expect(codes('draft a 2', more, started)).not.toContain('trigger_unknown')
    expect(codes('draft a 2', nothing, started)).toContain('trigger_unknown')
  })

  it('is kept for so many, and forgotten of what was asked for the longest ago', () => {
    const { ask, checked } = draw(2)
    for (const key of ['version a', 'version b', 'version a', 'version c'] as const) ask(key)
    expect(checked()).toBe(3)
    ask('version a')
    expect(checked()).toBe(3)
    ask('version b')
    expect(checked()).toBe(4)
  })
})
