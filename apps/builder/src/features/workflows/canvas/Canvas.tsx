import '@xyflow/react/dist/base.css'
import { useText } from '@counterflow/ui'
import { useReducedMotion } from '@mantine/hooks'
import {
  Background,
  BackgroundVariant,
  Controls,
  ReactFlow,
  type ReactFlowProps,
  useStoreApi,
} from '@xyflow/react'
import { useMemo } from 'react'
import { createPortal } from 'react-dom'
import classes from './Canvas.module.css'
import { ManyContext, manySteps, NearContext, useZoomIsNear } from './detail'
import { EdgeLabelContext, useEdgeLabels } from './edge-labels'
import { FarEdges } from './FarEdges'
import type { CanvasNode, PortFlowEdge } from './flow-types'
import { trustKnownSizes } from './known-sizes'
import { NoteNode } from './NoteNode'
import { Overview } from './Overview'
import { PortEdge } from './PortEdge'
import { StepNode } from './StepNode'

// Outside of the component: a new object would make the canvas forget every card.
const nodeTypes = { step: StepNode, note: NoteNode }
const edgeTypes = { port: PortEdge }
const large = 24
const none: PortFlowEdge[] = []
const noNodes: CanvasNode[] = []
const proOptions = { hideAttribution: true }
const controlsFit = { padding: 0.2, maxZoom: 1 }

/** Whether a workflow is too large to be seen at one glance. */
export const isLarge = (cards: number): boolean => cards > large

interface CanvasProps extends ReactFlowProps<CanvasNode, PortFlowEdge> {
  /** Whether the overview is there; left to the size of the workflow where nothing is said. */
  overview?: boolean | undefined
}

/** The drawing surface that the editor and the view of a run share. */
export function Canvas({ overview, ...props }: CanvasProps) {
  const { t } = useText()
  const still = useReducedMotion()
  trustKnownSizes(useStoreApi<CanvasNode, PortFlowEdge>())
  const near = useZoomIsNear()
  const edgeLabels = useEdgeLabels()
  const cards = props.nodes?.length ?? 0
  const many = cards > manySteps
  // Only the cards of a large workflow bring handles of their own, between which the picture is drawn.
  const fromFar = !near && props.nodes?.some(({ handles }) => handles !== undefined) === true
  // The same objects throughout: whatever is another one than before makes React Flow ask every card and connection.
  const labels = useMemo(
    () => ({
      'controls.zoomIn.ariaLabel': t('editor.zoomIn'),
      'controls.zoomOut.ariaLabel': t('editor.zoomOut'),
      'controls.fitView.ariaLabel': t('editor.fit'),
      'controls.ariaLabel': t('editor.canvas'),
    }),
    [t],
  )
  const fitViewOptions = useMemo(() => ({ padding: 0.2, maxZoom: 1, duration: still ? 0 : 150 }), [still])
  return (
    <NearContext value={near}>
      <ManyContext value={many}>
        <EdgeLabelContext value={edgeLabels}>
          <ReactFlow
            className={classes.canvas}
            aria-label={t('editor.canvas')}
            nodeTypes={nodeTypes}
            edgeTypes={edgeTypes}
            ariaLabelConfig={labels}
            onlyRenderVisibleElements={many}
            fitView
            fitViewOptions={fitViewOptions}
            minZoom={0.1}
            maxZoom={1.6}
            proOptions={proOptions}
            {...props}
            edges={fromFar ? none : (props.edges ?? none)}
          >
            <Background variant={BackgroundVariant.Dots} gap={24} size={1.2} />
            <Controls showInteractive={false} fitViewOptions={controlsFit} />
            {(overview ?? isLarge(cards)) && (
              <Overview nodes={props.nodes ?? noNodes} label={t('editor.minimap')} />
            )}
            {fromFar &&
              edgeLabels !== null &&
              createPortal(
                <FarEdges nodes={props.nodes ?? noNodes} edges={props.edges ?? none} />,
                edgeLabels,
              )}
            {props.children}
          </ReactFlow>
        </EdgeLabelContext>
      </ManyContext>
    </NearContext>
  )
}
