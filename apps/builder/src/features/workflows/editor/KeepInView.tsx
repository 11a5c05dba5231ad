import { useReducedMotion } from '@mantine/hooks'
import { useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { type Covers, coversOf } from './viewing/covers'
import { isSeen, keptView } from './viewing/kept-view'

interface KeepInViewProps {
  /** The same list for as long as it holds the same. */
  nodeIds: readonly string[]
}

/**
 * Moves the canvas as far as needed for the chosen steps to be seen whole, as when they were just added, or when the panel
 * beside them opens; the whole workflow where there is room for it. A part of its own, which follows the canvas without
 * drawing it anew.
 */
export function KeepInView({ nodeIds }: KeepInViewProps): null {
  const { getNodes, getNodesBounds, getViewport, setViewport } = useReactFlow()
  const store = useStoreApi()
  const still = useReducedMotion()
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  // A step that was just added has no size until it has been drawn.
  const drawn = useStore((state) =>
    nodeIds.every((id) => state.nodeLookup.get(id)?.measured.width !== undefined),
  )
  const covers = useRef<Covers>(undefined)
  useEffect(() => {
    if (nodeIds.length === 0 || !drawn || width === 0) return
    const cards = getNodesBounds([...nodeIds])
    covers.current = coversOf(store.getState().domNode, { width, height }, covers.current)
    const seen = { view: getViewport(), width, height, covers: covers.current.boxes }
    const next = keptView(cards, getNodesBounds(getNodes()), seen)
    // The eye follows what it sees; what it does not see yet, as a step that was just added, should be there at once.
    if (next !== undefined) void setViewport(next, { duration: isSeen(cards, seen) && !still ? 120 : 0 })
  }, [nodeIds, drawn, width, height, still, store, getNodes, getNodesBounds, getViewport, setViewport])
  return null
}
