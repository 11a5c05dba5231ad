import type { InternalNode, useStoreApi } from '@xyflow/react'
import type { CanvasNode, PortFlowEdge } from './flow-types'

type CanvasStore = ReturnType<typeof useStoreApi<CanvasNode, PortFlowEdge>>

const trusting = new WeakSet<CanvasStore>()

/**
 * React Flow measures each card as it comes into view, and asks all cards and connections anew each time. Those of a
 * large workflow have a size and handles before: where a card is drawn as large as that, there is nothing new.
 * Has to be called before the canvas is drawn for the first time, which takes the function over.
 */
export function trustKnownSizes(store: CanvasStore): void {
  if (trusting.has(store)) return
  trusting.add(store)
  const { updateNodeInternals } = store.getState()
  store.setState({
    updateNodeInternals: (updates) => {
      const { nodeLookup, nodes, setNodes, fitViewQueued } = store.getState()
      const unknown = [...updates].filter(
        ([id, { nodeElement }]) => !isKnown(nodeLookup.get(id), nodeElement),
      )
      if (unknown.length > 0) updateNodeInternals(new Map(unknown))
      // The whole is fitted into the canvas when its cards have been measured for the first time, or when they are given.
      else if (fitViewQueued) setNodes(nodes)
    },
  })
}

function isKnown(node: InternalNode<CanvasNode> | undefined, element: HTMLElement): boolean {
  return (
    node?.handles !== undefined &&
    node.measured.width === element.offsetWidth &&
    node.measured.height === element.offsetHeight
  )
}
