import { type Exit, edgeId, type WorkflowDefinition, type WorkflowEdge } from '@counterflow/core'
import { freeExit } from '../adding/usual-exit'

/** What lies under the pointer while a step is dragged: the element that lights up, and what a drop there means. */
export interface DropTarget {
  readonly element: Element
  readonly edge?: WorkflowEdge
  readonly from?: Exit
}

/** The connection, the exit or the card at `element`; undefined where a step would stand alone. */
export function dropTargetAt(element: Element, definition: WorkflowDefinition): DropTarget | undefined {
  const exit = element.closest<HTMLElement>('[data-exit]')
  if (exit !== null) {
    const { exit: port, exitOf: nodeId } = exit.dataset
    if (port !== undefined && nodeId !== undefined) return { element: exit, from: { nodeId, port } }
  }
  const line = element.closest<SVGElement>('.react-flow__edge')
  const edge = line && definition.edges.find((candidate) => edgeId(candidate) === line.dataset.id)
  if (line && edge) return { element: line, edge }
  const card = element.closest<HTMLElement>('.react-flow__node-step')
  const from = card?.dataset.id === undefined ? undefined : freeExit(definition, card.dataset.id)
  return card && from ? { element: card, from } : undefined
}
