import '@xyflow/react/dist/base.css'
import { useText } from '@counterflow/ui'
import { useReducedMotion } from '@mantine/hooks'
import {
  Background,
  BackgroundVariant,
  Controls,
  MiniMap,
  ReactFlow,
  type ReactFlowProps,
} from '@xyflow/react'
import { createPortal } from 'react-dom'
import classes from './Canvas.module.css'
import { manySteps, NearContext, useZoomIsNear } from './detail'
import { EdgeLabelContext, useEdgeLabels } from './edge-labels'
import { FarEdges } from './FarEdges'
import type { CanvasNode, PortFlowEdge } from './flow-types'
import { NoteNode } from './NoteNode'
import { PortEdge } from './PortEdge'
import { StepNode } from './StepNode'

// Outside of the component: a new object would make the canvas forget every card.
const nodeTypes = { step: StepNode, note: NoteNode }
const edgeTypes = { port: PortEdge }
const large = 24
const none: PortFlowEdge[] = []

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
  const near = useZoomIsNear()
  const edgeLabels = useEdgeLabels()
  const cards = props.nodes?.length ?? 0
  // Only the cards of a large workflow bring handles of their own, between which the picture is drawn.
  const fromFar = !near && props.nodes?.some(({ handles }) => handles !== undefined) === true
  const labels = {
    'controls.zoomIn.ariaLabel': t('editor.zoomIn'),
    'controls.zoomOut.ariaLabel': t('editor.zoomOut'),
    'controls.fitView.ariaLabel': t('editor.fit'),
    'controls.ariaLabel': t('editor.canvas'),
    'minimap.ariaLabel': t('editor.minimap'),
  }
  return (
    <NearContext value={near}>
      <EdgeLabelContext value={edgeLabels}>
        <ReactFlow
          className={classes.canvas}
          aria-label={t('editor.canvas')}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          ariaLabelConfig={labels}
          onlyRenderVisibleElements={cards > manySteps}
          fitView
          fitViewOptions={{ padding: 0.2, maxZoom: 1, duration: still ? 0 : 150 }}
          minZoom={0.1}
          maxZoom={1.6}
          proOptions={{ hideAttribution: true }}
          {...props}
          edges={fromFar ? none : (props.edges ?? none)}
        >
          <Background variant={BackgroundVariant.Dots} gap={24} size={1.2} />
          <Controls showInteractive={false} fitViewOptions={{ padding: 0.2, maxZoom: 1 }} />
          {(overview ?? isLarge(cards)) && <MiniMap pannable zoomable />}
          {fromFar &&
            edgeLabels !== null &&
            createPortal(<FarEdges nodes={props.nodes ?? []} edges={props.edges ?? none} />, edgeLabels)}
          {props.children}
        </ReactFlow>
      </EdgeLabelContext>
    </NearContext>
  )
}
