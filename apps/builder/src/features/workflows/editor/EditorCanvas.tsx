import {
  connect,
  deleteSteps,
  disconnect,
  moveThings,
  triggerNodeId,
  type WorkflowEdge,
} from '@counterflow/core'
import {
  type Connection,
  type Edge,
  type NodeChange,
  type OnSelectionChangeParams,
  useReactFlow,
} from '@xyflow/react'
import { type DragEvent, type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react'
import { Canvas } from '../canvas/Canvas'
import { carriedOver } from '../canvas/carried-over'
import { changedCards } from '../canvas/changed-cards'
import type { PortFlowEdge, StepFlowNode } from '../canvas/flow-types'
import { type FlowSettings, flowNodes } from '../canvas/to-flow'
import { useFlowEdges } from '../canvas/useFlowEdges'
import { useStepName } from '../words/StepNamesProvider'
import { useEditor } from './EditorContext'
import type { StepChoice } from './editing/new-step'
import { droppedStep } from './palette/drag'
import { useKeepInView } from './useKeepInView'
import { usePlaces } from './usePlaces'

interface EditorCanvasProps {
  direction: 'right' | 'down'
  /** The step whose settings are open. */
  opened: string | undefined
  onOpen: (nodeId: string) => void
  onClose: () => void
  onDropStep: (choice: StepChoice, at: { x: number; y: number }) => void
}

const asEdge = ({ source, sourceHandle, target }: Connection | Edge): WorkflowEdge => ({
  from: source,
  port: sourceHandle ?? 'then',
  to: target,
})

/** The workflow on its canvas, to be drawn upon. */
export function EditorCanvas({ direction, opened, onOpen, onClose, onDropStep }: EditorCanvasProps) {
  const { definition, edit, readOnly, findings } = useEditor()
  const stepName = useStepName()
  const { screenToFlowPosition } = useReactFlow<StepFlowNode, PortFlowEdge>()
  const places = usePlaces(definition, direction)
  const problems = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { nodeId, severity } of findings) {
      if (nodeId !== null && severity === 'error') counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1)
    }
    return counts
  }, [findings])
  const settings: FlowSettings = { places, direction, editable: !readOnly, problems }
  const [nodes, setNodes] = useState<StepFlowNode[]>(() => flowNodes(definition, settings, stepName))
  const [selectedEdges, setSelectedEdges] = useState<ReadonlySet<string>>(new Set())

  useEffect(() => {
    setNodes((previous) =>
      carriedOver(
        previous,
        flowNodes(definition, { places, direction, editable: !readOnly, problems }, stepName),
      ),
    )
  }, [definition, places, direction, readOnly, problems, stepName])

  // Another step may be opened from outside of the canvas, as by a finding; the card shows which one it is.
  useEffect(() => {
    setNodes((current) =>
      current.map((node) =>
        node.selected === (node.id === opened) || (opened === undefined && !node.selected)
          ? node
          : { ...node, selected: node.id === opened },
      ),
    )
  }, [opened])

  const edges = useFlowEdges(definition, { editable: !readOnly }, selectedEdges)
  useKeepInView(opened)

  const onNodesChange = useCallback(
    (changes: NodeChange<StepFlowNode>[]) =>
      setNodes((current) =>
        changedCards(
          changes.filter(({ type }) => type !== 'remove'),
          current,
        ),
      ),
    [],
  )
  const onSelectionChange = useCallback(({ edges: chosen }: OnSelectionChangeParams) => {
    setSelectedEdges((current) =>
      current.size === chosen.length && chosen.every(({ id }) => current.has(id))
        ? current
        : new Set(chosen.map(({ id }) => id)),
    )
  }, [])
  const onDelete = ({ nodes: gone, edges: loose }: { nodes: StepFlowNode[]; edges: PortFlowEdge[] }) => {
    const ids = gone.map(({ id }) => id).filter((id) => id !== triggerNodeId)
    const [only] = ids
    if (only === undefined) {
      if (loose.length === 0) return
      return edit({ kind: 'disconnect' }, (current) => disconnect(current, loose.map(asEdge)))
    }
    if (opened !== undefined && ids.includes(opened)) onClose()
    edit(ids.length === 1 ? { kind: 'delete', name: stepName(only) } : { kind: 'deleteSeveral' }, (current) =>
      deleteSteps(current, ids),
    )
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { target } = event
    if (!(target instanceof HTMLElement)) return
    const id = target.classList.contains('react-flow__node') ? target.dataset.id : undefined
    if (event.key === 'Enter' && id !== undefined) onOpen(id)
    if (event.key === 'Escape') onClose()
  }
  const onDrop = (event: DragEvent) => {
    const choice = droppedStep(event.dataTransfer)
    if (choice === undefined || readOnly) return
    event.preventDefault()
    const at = screenToFlowPosition({ x: event.clientX, y: event.clientY })
    onDropStep(choice, { x: Math.round(at.x - 132), y: Math.round(at.y - 40) })
  }

  return (
    <div style={{ position: 'absolute', inset: 0 }}>
      <Canvas
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        onSelectionChange={onSelectionChange}
        onKeyDown={onKeyDown}
        onNodeClick={(_, node) => onOpen(node.id)}
        onPaneClick={onClose}
        onNodeDragStop={(_, __, moved) =>
          edit({ kind: 'move' }, (current) =>
            moveThings(
              current,
              Object.fromEntries(moved.map(({ id, position }) => [id, rounded(position)])),
              places,
            ),
          )
        }
        onConnect={(connection) =>
          edit({ kind: 'connect' }, (current) => connect(current, asEdge(connection)) ?? current)
        }
        isValidConnection={(connection) => connect(definition, asEdge(connection)) !== undefined}
        onDelete={onDelete}
        deleteKeyCode={readOnly ? null : ['Delete', 'Backspace']}
        connectionRadius={32}
        nodesDraggable={!readOnly && direction === 'right'}
        nodesConnectable={!readOnly && direction === 'right'}
        onDragOver={(event) => {
          event.preventDefault()
          event.dataTransfer.dropEffect = 'copy'
        }}
        onDrop={onDrop}
      />
    </div>
  )
}

const rounded = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x), y: Math.round(y) })
