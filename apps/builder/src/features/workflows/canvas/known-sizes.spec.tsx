import { act, renderHook } from '@testing-library/react'
import { ReactFlow, ReactFlowProvider, useStoreApi } from '@xyflow/react'
import { expect, it } from 'vitest'
import { manySteps } from './detail'
import type { CanvasNode, PortFlowEdge } from './flow-types'
import { trustKnownSizes } from './known-sizes'
import { flowNodes } from './to-flow'

const cardsOf = (count: number) =>
  flowNodes(
    {
      schema: 1,
      name: 'Any',
      trigger: null,
      nodes: Array.from({ length: count }, (_, index) => ({ id: `step_${index}`, kind: 'set', values: {} })),
      edges: [],
      layout: {},
    },
    { places: {}, direction: 'right', editable: true },
    (id) => id,
  )

/** A card on the page, as large as is said. */
function drawn(height: number): HTMLDivElement {
  const element = document.createElement('div')
  Object.defineProperties(element, { offsetWidth: { value: 248 }, offsetHeight: { value: height } })
  return element
}

/** What is measured of the first step of so many, each time that it comes into view. */
function measuring(count: number) {
  const { result } = renderHook(() => useStoreApi<CanvasNode, PortFlowEdge>(), {
    wrapper: ({ children }) => (
      <ReactFlowProvider>
        <ReactFlow nodes={cardsOf(count)} />
        {children}
      </ReactFlowProvider>
    ),
  })
  const store = result.current
  const measured: string[] = []
  act(() => {
    store.setState({ updateNodeInternals: (updates) => void measured.push(...updates.keys()) })
    trustKnownSizes(store)
    trustKnownSizes(store)
  })
  const measure = (height: number, fitViewQueued = false) => {
    const nodeElement = drawn(height)
    act(() => {
      store.setState({ fitViewQueued })
      store.getState().updateNodeInternals(new Map([['step_0', { id: 'step_0', nodeElement, force: true }]]))
    })
    return measured
  }
  return { measure, store }
}

it('leaves a card alone that is as large as it is known to be, and measures one that is not', () => {
  const { measure } = measuring(manySteps + 1)
  expect(measure(96)).toEqual([])
  expect(measure(120)).toEqual(['step_0'])
})

it('lets the whole be fitted into the canvas, which waits for sizes, by those that are known', () => {
  const { measure, store } = measuring(manySteps + 1)
  expect(measure(96, true)).toEqual([])
  expect(store.getState().fitViewQueued).toBe(false)
})

it('measures every card of a workflow whose cards bring no handles', () => {
  expect(measuring(3).measure(96)).toEqual(['step_0'])
})
