import { triggerNodeId } from '@counterflow/core'
import { useReactFlow } from '@xyflow/react'
import { useCallback, useMemo } from 'react'
import { cardWidth, usualHeight } from '../../canvas/card-size'
import { placesOf } from '../../graph/layered-layout'
import { useEditor } from '../EditorContext'
import type { Box } from './arrange'

/** How large a card is before it has been drawn. */
export const usualCard = { width: cardWidth, height: usualHeight } as const

/** Where steps and notes stand, with their sizes as far as they have been drawn. */
export function useBoxes() {
  const { definition } = useEditor()
  const { getInternalNode } = useReactFlow()
  const places = useMemo(() => placesOf(definition), [definition])
  const boxesOf = useCallback(
    (isWanted: (id: string) => boolean): Box[] => {
      const steps = [triggerNodeId, ...definition.nodes.map(({ id }) => id)].filter(isWanted)
      const notes = (definition.notes ?? []).filter(({ id }) => isWanted(id))
      return [
        ...steps.map((id): Box => {
          const { width = usualCard.width, height = usualCard.height } = getInternalNode(id)?.measured ?? {}
          return { id, ...(places[id] ?? { x: 0, y: 0 }), width, height }
        }),
        ...notes.map(({ id, x, y, width, height }) => ({ id, x, y, width, height })),
      ]
    },
    [definition, places, getInternalNode],
  )
  return { places, boxesOf }
}
