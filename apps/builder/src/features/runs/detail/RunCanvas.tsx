import type { ComparedDefinitions, WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import type { NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Canvas } from '../../workflows/canvas/Canvas'
import { carriedOver } from '../../workflows/canvas/carried-over'
import { changedCards } from '../../workflows/canvas/changed-cards'
import type { CanvasNode, StepFlowNode } from '../../workflows/canvas/flow-types'
import { noteNodes } from '../../workflows/canvas/note-flow'
import { flowNodes } from '../../workflows/canvas/to-flow'
import { useFlowEdges } from '../../workflows/canvas/useFlowEdges'
import { KeepInView } from '../../workflows/editor/KeepInView'
import { usePlaces } from '../../workflows/editor/usePlaces'
import { useStepName } from '../../workflows/words/StepNamesProvider'
import { useStepDescription } from '../../workflows/words/useStepDescription'
import { type ShownRun, stepRuns, takenEdges } from './run-steps'

const noProblems: ReadonlyMap<string, number> = new Map()
const isStep = (node: CanvasNode): node is StepFlowNode => node.type === 'step'

interface RunCanvasProps {
  /** Without one, what it would be: nothing is lit and nothing faded. */
  run: ShownRun | undefined
  definition: WorkflowDefinition
  direction: 'right' | 'down'
  opened: string | undefined
  onOpen: (nodeId: string | undefined) => void
  /** How many runs went along an edge, where several are shown together. */
  countOf?: (edge: { from: string; port: string }) => number | undefined
  /** What became of steps and connections, where two definitions are compared. */
  marks?: Pick<ComparedDefinitions, 'steps' | 'edges'> | undefined
}

/** The version that ran, with the way it took lit and the rest faded. */
export function RunCanvas({ run, definition, direction, opened, onOpen, countOf, marks }: RunCanvasProps) {
  const text = useText()
  const stepName = useStepName()
  const describe = useMarkedDescription(definition, marks)
  const places = usePlaces(definition, direction)
  const runs = useMemo(() => (run === undefined ? undefined : stepRuns(run)), [run])
  const isTaken = useMemo(() => (run === undefined ? undefined : takenEdges(run)), [run])
  const [nodes, setNodes] = useState<CanvasNode[]>([])
  const notes = useMemo(
    () => (direction === 'right' ? noteNodes(definition, { editable: false }, text) : []),
    [definition, direction, text],
  )
  useEffect(() => {
    const settings = { places, direction, editable: false, runs, marks, describe, stopsAtEach: true }
    const steps = flowNodes(definition, settings, stepName)
    setNodes((previous) => [...notes, ...carriedOver(previous.filter(isStep), steps)])
  }, [definition, notes, places, direction, runs, marks, describe, stepName])
  useEffect(() => {
    setNodes((current) =>
      current.map((node) =>
        node.selected === (node.id === opened) ? node : { ...node, selected: node.id === opened },
      ),
    )
  }, [opened])
  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => setNodes((current) => changedCards(changes, current)),
    [],
  )
  const shown = useMemo(() => (opened === undefined ? [] : [opened]), [opened])
  const edges = useFlowEdges(definition, { editable: false, isTaken, countOf, marks })
  return (
    <div style={{ position: 'absolute', inset: 0 }}>
      <Canvas
        nodes={nodes}
        edges={edges}
        onNodesChange={onNodesChange}
        nodesDraggable={false}
        nodesConnectable={false}
        deleteKeyCode={null}
        onNodeClick={(_, node) => {
          if (node.type === 'step') onOpen(node.id)
        }}
        onPaneClick={() => onOpen(undefined)}
        onKeyDown={({ key, target }) => {
          if (!(target instanceof HTMLElement) || !target.classList.contains('react-flow__node-step')) return
          if (key === 'Enter') onOpen(target.dataset.id)
        }}
      >
        <KeepInView nodeIds={shown} />
      </Canvas>
    </div>
  )
}

/** What a card says of itself to those who do not see it, what became of it first. */
function useMarkedDescription(definition: WorkflowDefinition, marks: RunCanvasProps['marks']) {
  const { t } = useText()
  const describe = useStepDescription(definition, noProblems)
  return useCallback(
    (nodeId: string) => {
      const mark = marks?.steps.get(nodeId)
      return mark === undefined ? describe(nodeId) : `${t(`canvas.mark.${mark}`)}. ${describe(nodeId)}`
    },
    [t, describe, marks],
  )
}
