import type { WorkflowDefinition } from '@counterflow/core'
import { act } from '@testing-library/react'
import { useLayoutEffect, useState } from 'react'
import { expect, it } from 'vitest'
import { branching } from '../../../../test/definitions'
import { renderInEditor } from '../../../../test/render'
import type { CanvasNode } from '../canvas/flow-types'
import { EditorContext, useEditor } from './EditorContext'
import { useCanvasNodes } from './useCanvasNodes'

const settings = { places: {}, direction: 'right' as const, editable: true }

interface Drawing {
  definition: WorkflowDefinition
  selection: ReadonlySet<string>
}

/** What was drawn, one list of cards for each time, and how to draw something else. */
interface Log {
  readonly drawn: CanvasNode[][]
  draw: (next: Drawing) => void
}

function Cards({ log }: { log: Log }) {
  const { nodes } = useCanvasNodes({ settings, refusals: undefined })
  useLayoutEffect(() => void log.drawn.push(nodes))
  return null
}

function Editing({ log }: { log: Log }) {
  const [drawing, draw] = useState<Drawing>({ definition: branching, selection: new Set() })
  useLayoutEffect(() => {
    log.draw = draw
  })
  return (
    <EditorContext value={{ ...useEditor(), ...drawing }}>
      <Cards log={log} />
    </EditorContext>
  )
}

it('draws an added step, as chosen, at the first go, and leaves the other cards as they are', async () => {
  const log: Log = { drawn: [], draw: () => {} }
  await renderInEditor(branching, <Editing log={log} />)
  const before = log.drawn.at(-1) ?? []
  log.drawn.length = 0
  const added = { id: 'added', kind: 'set' as const, values: {} }
  act(() =>
    log.draw({
      definition: { ...branching, nodes: [...branching.nodes, added] },
      selection: new Set(['added']),
    }),
  )

  expect(log.drawn).toHaveLength(1)
  const [cards = []] = log.drawn
  expect(cards.find(({ id }) => id === 'added')).toMatchObject({ selected: true })
  expect(cards.filter((card, index) => card !== before[index]).map(({ id }) => id)).toEqual(['added'])
})
