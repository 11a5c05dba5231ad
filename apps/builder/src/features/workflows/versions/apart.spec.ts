import { compareDefinitions, type WorkflowDefinition } from '@counterflow/core'
import { expect, it } from 'vitest'
import { apart } from './apart'

const set = (id: string) => ({ id, kind: 'set' as const, values: {} })
const drawn = (places: Record<string, { x: number; y: number }>): WorkflowDefinition => ({
  schema: 1,
  name: 'Apart',
  trigger: null,
  nodes: Object.keys(places).map(set),
  edges: [],
  layout: { trigger: { x: 0, y: 0 }, ...places },
})

it('lets steps that are gone stand below what has taken their place', () => {
  const before = drawn({ gone: { x: 340, y: 0 }, lost: { x: 340, y: 20 }, far: { x: 900, y: 0 } })
  const after = drawn({ fresh: { x: 360, y: 10 } })
  expect(apart(compareDefinitions(before, after)).layout).toEqual({
    trigger: { x: 0, y: 0 },
    fresh: { x: 360, y: 10 },
    gone: { x: 340, y: 142 },
    lost: { x: 340, y: 274 },
    far: { x: 900, y: 0 },
  })
})
