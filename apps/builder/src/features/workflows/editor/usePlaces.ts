import type { WorkflowDefinition } from '@counterflow/core'
import { useEffect, useMemo, useState } from 'react'
import { autoLayout } from '../canvas/auto-layout'
import { layeredLayout, type Point, placesOf } from '../graph/layered-layout'

/** Where steps stand: as they were put on a wide screen, by themselves from top to bottom on a phone. */
export function usePlaces(
  definition: WorkflowDefinition,
  direction: 'right' | 'down',
): Record<string, Point> {
  const put = useMemo(() => placesOf(definition), [definition])
  const [down, setDown] = useState<Record<string, Point>>()
  useEffect(() => {
    if (direction !== 'down') return
    let current = true
    void autoLayout(definition, 'down').then((places) => {
      if (current) setDown(places)
    })
    return () => {
      current = false
    }
  }, [definition, direction])
  const isMeanwhile = direction === 'down' && down === undefined
  const meanwhile = useMemo(() => (isMeanwhile ? upright(definition) : put), [isMeanwhile, definition, put])
  return direction === 'right' ? put : (down ?? meanwhile)
}

/** Columns turned into rows, until the layout has been worked out. */
const upright = (definition: WorkflowDefinition) =>
  Object.fromEntries(
    Object.entries(layeredLayout(definition)).map(([id, { x, y }]) => [id, { x: y * 2, y: x / 2 }]),
  )
