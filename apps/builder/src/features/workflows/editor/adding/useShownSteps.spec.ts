import type { WorkflowNode } from '@counterflow/core'
import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { useShownSteps } from './useShownSteps'

const set = (id: string, name = id): WorkflowNode => ({ id, name, kind: 'set', values: {} })
const [a, b, c] = [set('a'), set('b'), set('c')]

interface Drawing {
  nodes: readonly WorkflowNode[]
  chosen?: readonly string[]
  opened?: string
}

const draw = (start: Drawing) =>
  renderHook(({ nodes, chosen = [], opened }: Drawing) => useShownSteps(nodes, new Set(chosen), opened), {
    initialProps: start,
  })

it('shows the step that is open, and nothing of what was there from the beginning', () => {
  const { result, rerender } = draw({ nodes: [a, b], chosen: ['a', 'b'] })
  expect(result.current).toEqual([])
  rerender({ nodes: [a, b], opened: 'b' })
  expect(result.current).toEqual(['b'])
})

it('shows what was pasted until another step is opened, whatever else is done meanwhile', () => {
  const { result, rerender } = draw({ nodes: [a], opened: 'a' })
  rerender({ nodes: [a, b, c], chosen: ['b', 'c'], opened: 'a' })
  const pasted = result.current
  expect(pasted).toEqual(['b', 'c'])
  rerender({ nodes: [set('a', 'Renamed'), b, c], chosen: ['a'], opened: 'a' })
  expect(result.current).toBe(pasted)
  rerender({ nodes: [a, b, c], opened: 'c' })
  expect(result.current).toEqual(['c'])
})

it('does not follow what somebody else adds', () => {
  const { result, rerender } = draw({ nodes: [a], opened: 'a' })
  rerender({ nodes: [a, b], chosen: ['a'], opened: 'a' })
  expect(result.current).toEqual(['a'])
})
