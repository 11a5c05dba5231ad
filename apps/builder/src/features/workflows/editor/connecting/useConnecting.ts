import {
  type ConnectionRefusal,
  connect,
  connectionRefusals,
  disconnect,
  edgeId,
  type LooseEnd,
  reconnect,
  thenPort,
  type WorkflowDefinition,
  type WorkflowEdge,
} from '@counterflow/core'
import { useCallbackRef } from '@mantine/hooks'
import {
  type Connection,
  type Edge,
  type FinalConnectionState,
  type OnConnectStartParams,
  useReactFlow,
} from '@xyflow/react'
import { useRef, useState } from 'react'
import { underPointer } from '../adding/step-place'
import { freeExit } from '../adding/usual-exit'
import { useCanvas } from '../CanvasContext'
import { useEditor } from '../EditorContext'

/** A connection that is being drawn: what it cannot lead to, and the card that the pointer is at. */
export interface Drawn {
  readonly end: LooseEnd
  readonly refusals: ReadonlyMap<string, ConnectionRefusal>
}

const asEdge = ({ source, sourceHandle, target }: Connection | Edge): WorkflowEdge => ({
  from: source,
  port: sourceHandle ?? thenPort,
  to: target,
})

function endOf({ nodeId, handleId, handleType }: OnConnectStartParams): LooseEnd | undefined {
  if (nodeId === null) return undefined
  return handleType === 'target' ? { to: nodeId } : { from: { nodeId, port: handleId ?? thenPort } }
}

/** Drawing connections: to a card, into empty space, and from where they lead to somewhere else. */
export function useConnecting() {
  const { definition, edit } = useEditor()
  const { requestStep } = useCanvas()
  const { screenToFlowPosition } = useReactFlow()
  const [drawn, setDrawn] = useState<Drawn>()
  const [pointedAt, setPointedAt] = useState<string>()
  const moved = useRef<WorkflowEdge>(undefined)
  // The canvas calls what it was given when the drag began, before `drawn` was there.
  const underWay = useRef<LooseEnd>(undefined)

  const apply = (edge: WorkflowEdge): boolean => {
    const before = moved.current
    if (before !== undefined && edgeId(before) === edgeId(edge)) return true
    const change = (current: WorkflowDefinition) =>
      before === undefined ? connect(current, edge) : reconnect(current, before, edge)
    if (change(definition) === undefined) return false
    const kind = before === undefined ? 'connect' : 'reconnect'
    edit({ kind }, (current) => change(current) ?? current)
    return true
  }
  /** Let go over a card, not over one of its dots: the card is meant. */
  const connectCard = (end: LooseEnd, cardId: string): boolean => {
    if ('from' in end) return apply({ from: end.from.nodeId, port: end.from.port, to: cardId })
    const exit = freeExit(definition, cardId)
    return exit !== undefined && apply({ from: exit.nodeId, port: exit.port, to: end.to })
  }
  const finish = (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
    const end = underWay.current
    underWay.current = undefined
    setDrawn(undefined)
    setPointedAt(undefined)
    if (state.isValid || end === undefined) return
    const screen = 'changedTouches' in event ? event.changedTouches[0] : event
    if (screen === undefined) return
    const at = { x: screen.clientX, y: screen.clientY }
    const below = document.elementFromPoint(at.x, at.y)
    const card = below?.closest<HTMLElement>('.react-flow__node-step')?.dataset.id
    if (card !== undefined) return void connectCard(end, card)
    if (below?.closest('.react-flow__pane, .react-flow__node-note') == null) return
    const before = moved.current
    if (before !== undefined) {
      const exists = definition.edges.some((edge) => edgeId(edge) === edgeId(before))
      if (exists) edit({ kind: 'disconnect' }, (current) => disconnect(current, [before]))
      return
    }
    if ('from' in end) requestStep({ from: end.from, at: underPointer(screenToFlowPosition(at)) }, at)
  }
  const isPossible = (edge: WorkflowEdge): boolean => {
    if (drawn === undefined) return connect(definition, edge) !== undefined
    if (drawn.refusals.has('from' in drawn.end ? edge.to : edge.from)) return false
    // Of the exits of one step some may lead into a list and others not.
    if ('from' in drawn.end) return true
    const before = moved.current
    return (before ? reconnect(definition, before, edge) : connect(definition, edge)) !== undefined
  }
  return {
    drawn,
    /** The card that the pointer is at while a connection is drawn. */
    pointedAt,
    // The same functions throughout: the canvas would otherwise look at each card again.
    handlers: {
      onConnectStart: useCallbackRef((_: unknown, params: OnConnectStartParams) => {
        const end = endOf(params)
        underWay.current = end
        if (end !== undefined) {
          setDrawn({ end, refusals: connectionRefusals(definition, end, moved.current) })
        }
      }),
      onConnect: useCallbackRef((connection: Connection) => void apply(asEdge(connection))),
      onConnectEnd: useCallbackRef((event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
        if (moved.current === undefined) finish(event, state)
      }),
      isValidConnection: useCallbackRef((connection: Connection | Edge) => isPossible(asEdge(connection))),
      onReconnectStart: useCallbackRef((_: unknown, edge: Edge) => {
        moved.current = asEdge(edge)
      }),
      onReconnect: useCallbackRef((_: Edge, connection: Connection) => void apply(asEdge(connection))),
      onReconnectEnd: useCallbackRef(
        (event: MouseEvent | TouchEvent, _: Edge, __: unknown, state: FinalConnectionState) => {
          finish(event, state)
          moved.current = undefined
        },
      ),
      onNodeMouseEnter: useCallbackRef((_: unknown, { id }: { id: string }) => {
        if (underWay.current !== undefined) setPointedAt(id)
      }),
      onNodeMouseLeave: useCallbackRef(() => setPointedAt(undefined)),
    },
  }
}
