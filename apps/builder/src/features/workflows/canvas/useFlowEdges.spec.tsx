import { createTranslation } from '@counterflow/i18n'
import { AppProviders } from '@counterflow/ui'
import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useFlowEdges } from './useFlowEdges'

const definition = {
  schema: 1 as const,
  name: 'Two',
  trigger: null,
  nodes: [
    { id: 'a', kind: 'set' as const, values: {} },
    { id: 'b', kind: 'set' as const, values: {} },
  ],
  edges: [
    { from: 'trigger', port: 'then', to: 'a' },
    { from: 'a', port: 'then', to: 'b' },
  ],
  layout: {},
}

it('keeps the connections that an edit did not touch', async () => {
  const translation = await createTranslation('en')
  const { result, rerender } = renderHook(
    ({ shown, chosen }) => useFlowEdges(shown, { editable: true }, { selected: chosen }),
    {
      initialProps: { shown: definition, chosen: new Set<string>() },
      wrapper: ({ children }) => <AppProviders translation={translation}>{children}</AppProviders>,
    },
  )
  const [first, second] = result.current
  rerender({
    shown: { ...definition, nodes: [{ id: 'a', kind: 'set', values: {} }, ...definition.nodes.slice(1)] },
    chosen: new Set<string>(),
  })
  expect(result.current[0]).toBe(first)
  expect(result.current[1]).not.toBe(second)
  rerender({ shown: definition, chosen: new Set(['trigger:then:a']) })
  expect(result.current.map(({ selected }) => selected)).toEqual([true, false])
})

it('stays the same list where no connection is another one', async () => {
  const translation = await createTranslation('en')
  const { result, rerender } = renderHook(
    ({ shown, chosen }) => useFlowEdges(shown, { editable: true }, { selected: chosen }),
    {
      initialProps: { shown: definition, chosen: new Set<string>() },
      wrapper: ({ children }) => <AppProviders translation={translation}>{children}</AppProviders>,
    },
  )
  const before = result.current
  const added = { id: 'c', kind: 'set' as const, values: {} }
  rerender({ shown: { ...definition, nodes: [...definition.nodes, added] }, chosen: new Set(['c']) })
  expect(result.current).toBe(before)
  rerender({ shown: { ...definition, edges: definition.edges.slice(1) }, chosen: new Set() })
  expect(result.current).toEqual(before.slice(1))
})

it('lets the ends of those be taken that are pointed at, and leaves the others as they were', async () => {
  const translation = await createTranslation('en')
  const { result, rerender } = renderHook(
    ({ movable }) => useFlowEdges(definition, { editable: true }, { movable }),
    {
      initialProps: { movable: new Set<string>() },
      wrapper: ({ children }) => <AppProviders translation={translation}>{children}</AppProviders>,
    },
  )
  const [, second] = result.current
  expect(result.current.map(({ reconnectable }) => reconnectable)).toEqual([false, false])
  rerender({ movable: new Set(['trigger:then:a']) })
  expect(result.current.map(({ reconnectable }) => reconnectable)).toEqual([true, false])
  expect(result.current[1]).toBe(second)
})

it('says what became of a connection between two definitions', async () => {
  const translation = await createTranslation('en')
  const marks = { steps: new Map(), edges: new Map([['a:then:b', 'removed' as const]]) }
  const { result } = renderHook(() => useFlowEdges(definition, { editable: false, marks }), {
    wrapper: ({ children }) => <AppProviders translation={translation}>{children}</AppProviders>,
  })
  const [first, second] = result.current
  expect(first?.data?.mark).toBeUndefined()
  expect(second?.data?.mark).toBe('removed')
  expect(second?.ariaLabel).toMatch(/^Removed\. /)
})

it('names the port of a connection where its step has several', async () => {
  const translation = await createTranslation('en')
  const branches = {
    ...definition,
    nodes: [{ id: 'a', kind: 'condition' as const, when: { all: [] } }, ...definition.nodes.slice(1)],
    edges: [
      { from: 'trigger', port: 'then', to: 'a' },
      { from: 'a', port: 'then', to: 'b' },
      { from: 'a', port: 'otherwise', to: 'b' },
    ],
  }
  const { result } = renderHook(() => useFlowEdges(branches, { editable: true }), {
    wrapper: ({ children }) => <AppProviders translation={translation}>{children}</AppProviders>,
  })
  expect(result.current.map(({ ariaLabel }) => ariaLabel)).toEqual([
    'From “trigger” to “a”',
    'From “a” (Then) to “b”',
    'From “a” (Otherwise) to “b”',
  ])
})
