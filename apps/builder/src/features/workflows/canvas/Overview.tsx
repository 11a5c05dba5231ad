import { Panel, type ReactFlowState, type Rect, useStore } from '@xyflow/react'
import { memo, useId, useMemo, useRef } from 'react'
import type { CanvasNode } from './flow-types'
import { cardsPicture, overviewFrame, overviewSize } from './overview-picture'
import { useOverviewMoves } from './useOverviewMoves'

const seenPart = ({ transform: [x, y, zoom], width, height }: ReactFlowState): Rect => ({
  x: -x / zoom,
  y: -y / zoom,
  width: width / zoom,
  height: height / zoom,
})
const isSamePart = (left: Rect, right: Rect) =>
  left.x === right.x && left.y === right.y && left.width === right.width && left.height === right.height

interface OverviewProps {
  nodes: readonly CanvasNode[]
  label: string
}

/**
 * The whole workflow in a corner, and what is seen of it. React Flow's own map keeps a component for each card, every one
 * of which is asked at every movement; here all cards are one path.
 */
export const Overview = memo(function Overview({ nodes, label }: OverviewProps) {
  const titleId = useId()
  const svg = useRef<SVGSVGElement>(null)
  const { path, bounds } = useMemo(() => cardsPicture(nodes), [nodes])
  const { viewBox, mask, scale } = overviewFrame(bounds, useStore(seenPart, isSamePart))
  const moves = useOverviewMoves(svg, scale)
  return (
    <Panel position="bottom-right" className="react-flow__minimap">
      <svg
        ref={svg}
        {...overviewSize}
        viewBox={viewBox}
        className="react-flow__minimap-svg"
        role="img"
        aria-labelledby={titleId}
        style={{ touchAction: 'none' }}
        {...moves}
      >
        <title id={titleId}>{label}</title>
        <path className="react-flow__minimap-node" d={path} shapeRendering="crispEdges" />
        <path className="react-flow__minimap-mask" d={mask} fillRule="evenodd" pointerEvents="none" />
      </svg>
    </Panel>
  )
})
