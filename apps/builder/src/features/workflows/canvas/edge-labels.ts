import { useStore } from '@xyflow/react'
import { createContext, useMemo } from 'react'

/**
 * Where the names of connections are drawn. React Flow's `EdgeLabelRenderer` looks for the place once for each label
 * and each movement of the canvas, which was half of the time that panning took.
 */
export const EdgeLabelContext = createContext<HTMLElement | null>(null)

/** The place for labels of the canvas around, between its connections and its cards; null until it is there. */
export function useEdgeLabels(): HTMLElement | null {
  const canvas = useStore(({ domNode }) => domNode)
  return useMemo(
    () => canvas?.querySelector<HTMLElement>('.react-flow__edgelabel-renderer') ?? null,
    [canvas],
  )
}
