import { edgeId, type WorkflowEdge } from '@counterflow/core'
import { SelectionMode } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { Canvas, isLarge } from '../canvas/Canvas'
import { NoteContext } from '../canvas/NoteContext'
import type { FlowSettings } from '../canvas/to-flow'
import { useFlowEdges } from '../canvas/useFlowEdges'
import { useStepDescription } from '../words/useStepDescription'
import { EdgeAddButton } from './adding/EdgeAddButton'
import { KeepShownSteps } from './adding/KeepShownSteps'
import { useEdgePointing } from './adding/useEdgePointing'
import { useCanvas } from './CanvasContext'
import { CanvasDeeds } from './CanvasDeeds'
import { RefusalHint } from './connecting/RefusalHint'
import { useConnecting } from './connecting/useConnecting'
import { useStepDrop } from './dropping/useStepDrop'
import classes from './EditorCanvas.module.css'
import { useEditor } from './EditorContext'
import { CanvasMenu } from './menu/CanvasMenu'
import { useCanvasMenu } from './menu/useCanvasMenu'
import { MovingTraces } from './moving/MovingTraces'
import { useMoving } from './moving/useMoving'
import { useNoteWriting } from './notes/useNoteDeeds'
import { SelectionBar } from './selecting/SelectionBar'
import { useCanvasHandlers } from './useCanvasHandlers'
import { useCanvasKeys } from './useCanvasKeys'
import { useCanvasNodes } from './useCanvasNodes'
import { usePlaces } from './usePlaces'
import { useRovingCards } from './useRovingCards'
import { CanvasTools } from './viewing/CanvasTools'
import { useTraffic } from './viewing/useTraffic'
import { useViewDeeds } from './viewing/useViewDeeds'
import { useViewport } from './viewing/useViewport'

interface EditorCanvasProps {
  workflowId: string
  direction: 'right' | 'down'
}

const addKeys = ['Shift', 'Control', 'Meta']
const middleButton = [1]

/** The workflow on its canvas, to be drawn upon. */
export function EditorCanvas({ workflowId, direction }: EditorCanvasProps) {
  const { definition, readOnly, selection, select } = useEditor()
  const { opened, pointer } = useCanvas()
  const settings = useFlowSettings(direction)
  const connecting = useConnecting()
  const { nodes: cards, change } = useCanvasNodes({ settings, refusals: connecting.drawn?.refusals })
  const countOf = useTraffic(workflowId)
  const { edge: pointedEdge, pointing } = useEdgePointing(definition)
  const drawable = !readOnly && direction === 'right'
  const movable = useMovable(drawable, pointedEdge, selection)
  const edges = useFlowEdges(definition, { ...settings, countOf }, { selected: selection, movable })
  const moving = useMoving()
  const { tool, overview } = useViewDeeds()
  const drop = useStepDrop()
  const menu = useCanvasMenu()
  const { nodes, focusCard, onFocus: onCardFocus, onBlur } = useRovingCards(cards)
  const keys = useCanvasKeys({ places: settings.places, focusCard })
  const noteWriting = useNoteWriting()
  const handlers = useCanvasHandlers({ drawable, moving, pointing, change })
  const overviewShown = overview ?? isLarge(nodes.length)
  const hinted = connecting.pointedAt

  // Another step may be opened from outside of the canvas, as by a finding; the card shows which one it is.
  useEffect(() => {
    if (opened !== undefined) select(new Set([opened]))
  }, [opened, select])

  const { onContextMenu, onKeyDown: onMenuKey, ...longPress } = menu.handlers
  return (
    <NoteContext value={noteWriting}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens for what happens to the cards inside. */}
      <div
        className={classes.surface}
        data-connecting={connecting.drawn !== undefined || undefined}
        onPointerMove={({ clientX, clientY }) => {
          pointer.current = { x: clientX, y: clientY }
        }}
        onPointerLeave={() => {
          pointer.current = undefined
        }}
        onFocus={(event) => {
          pointing.onFocus(event)
          onCardFocus(event)
        }}
        onBlur={onBlur}
        onContextMenu={onContextMenu}
        onKeyDownCapture={keys.onKeyDownCapture}
        onKeyDown={(event) => {
          onMenuKey(event)
          keys.onKeyDown(event)
        }}
        {...longPress}
      >
        <Canvas
          nodes={nodes}
          edges={edges}
          overview={overviewShown}
          {...handlers}
          {...connecting.handlers}
          connectionRadius={32}
          deleteKeyCode={null}
          multiSelectionKeyCode={addKeys}
          selectionMode={SelectionMode.Partial}
          selectionOnDrag={tool === 'select'}
          panOnDrag={tool === 'select' ? middleButton : true}
          panOnScroll={tool === 'select'}
          zoomOnDoubleClick={false}
          nodesDraggable={drawable}
          nodesConnectable={drawable}
          {...drop}
          {...useViewport(workflowId, direction, settings.places)}
        >
          <KeepShownSteps />
          <CanvasTools overviewShown={overviewShown} />
          <SelectionBar />
          <MovingTraces traces={moving.traces} />
          {pointedEdge !== undefined && !readOnly && connecting.drawn === undefined && (
            <EdgeAddButton edge={pointedEdge} pointing={pointing} />
          )}
          <RefusalHint
            nodeId={hinted}
            refusal={hinted === undefined ? undefined : connecting.drawn?.refusals.get(hinted)}
          />
        </Canvas>
      </div>
      <CanvasDeeds overviewShown={overviewShown} />
      {/* Outside, so that its keys are its own. */}
      <CanvasMenu menu={menu.menu} onClose={menu.closeMenu} />
    </NoteContext>
  )
}

const none: ReadonlySet<string> = new Set()

/** The connections whose ends can be taken: what the pointer or the focus is at, and what is chosen, as by a finger. */
function useMovable(
  drawable: boolean,
  pointed: WorkflowEdge | undefined,
  selection: ReadonlySet<string>,
): ReadonlySet<string> {
  return useMemo(() => {
    if (!drawable) return none
    return pointed === undefined ? selection : new Set([...selection, edgeId(pointed)])
  }, [drawable, pointed, selection])
}

function useFlowSettings(direction: 'right' | 'down'): FlowSettings {
  const { definition, readOnly, findings } = useEditor()
  const places = usePlaces(definition, direction)
  const problems = useMemo(() => {
    const counts = new Map<string, number>()
    for (const { nodeId, severity } of findings) {
      if (nodeId !== null && severity === 'error') counts.set(nodeId, (counts.get(nodeId) ?? 0) + 1)
    }
    return counts
  }, [findings])
  const describe = useStepDescription(definition, problems)
  return useMemo(
    () => ({ places, direction, editable: !readOnly, problems, describe }),
    [places, direction, readOnly, problems, describe],
  )
}
