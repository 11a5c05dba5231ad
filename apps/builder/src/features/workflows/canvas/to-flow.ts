import { errorPort, portsOf, triggerNodeId, triggerPorts, type WorkflowDefinition } from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import type { Point } from '../graph/layered-layout'
import { portName } from '../words/port-name'
import type { PortFlowEdge, StepFlowNode, StepNodeData, StepRun } from './flow-types'

export interface FlowSettings {
  places: Record<string, Point>
  direction: 'right' | 'down'
  editable: boolean
  /** Errors by step. */
  problems?: ReadonlyMap<string, number>
  /** What a card says of itself beside its name, for those who do not see it. */
  describe?: (nodeId: string) => string
  /** For a run: how each step went, and which edges it took. */
  runs?: ReadonlyMap<string, StepRun>
  isTaken?: (edge: { from: string; port: string; to: string }) => boolean
}

const origin: Point = { x: 0, y: 0 }

/** The cards of a definition. Equal cards keep their data, so that only what changed is drawn again. */
export function flowNodes(
  definition: WorkflowDefinition,
  settings: FlowSettings,
  names: (nodeId: string) => string,
): StepFlowNode[] {
  const connected = new Set(definition.edges.map(({ from, port }) => `${from} ${port}`))
  const freePorts = (id: string, ports: readonly string[]) =>
    ports.filter((port) => !connected.has(`${id} ${port}`)).join(' ')
  const card = (id: string, step: StepNodeData['step'], ports: readonly string[]): StepFlowNode => ({
    id,
    type: 'step',
    position: settings.places[id] ?? origin,
    ariaLabel: names(id),
    ...(settings.describe && { domAttributes: spoken(settings.describe(id)) }),
    deletable: settings.editable && id !== triggerNodeId,
    draggable: settings.editable && settings.direction === 'right',
    connectable: settings.editable && settings.direction === 'right',
    data: {
      step,
      freePorts: freePorts(id, ports),
      problems: settings.problems?.get(id) ?? 0,
      direction: settings.direction,
      editable: settings.editable,
      run: settings.runs?.get(id),
    },
  })
  return [
    card(triggerNodeId, { kind: 'trigger', trigger: definition.trigger }, triggerPorts),
    ...definition.nodes.map((node) => card(node.id, { kind: 'node', node }, portsOf(node))),
  ]
}

/** One card at a time is a stop for Tab; the canvas's own description of every card speaks of keys that are not ours. */
const spoken = (description: string) => ({
  tabIndex: -1,
  'aria-describedby': undefined,
  'aria-description': description,
})

/** An edge's id on the canvas; it needs none in a definition. */
export const edgeId = ({ from, port, to }: { from: string; port: string; to: string }) =>
  `${from}:${port}:${to}`

export function flowEdges(
  definition: WorkflowDefinition,
  settings: FlowSettings,
  text: Text,
  names: (nodeId: string) => string,
): PortFlowEdge[] {
  const nodes = new Map(definition.nodes.map((node) => [node.id, node]))
  return definition.edges.map((edge) => ({
    id: edgeId(edge),
    ariaLabel: text.t('editor.connection', { from: names(edge.from), to: names(edge.to) }),
    type: 'port',
    source: edge.from,
    sourceHandle: edge.port,
    target: edge.to,
    deletable: settings.editable,
    focusable: settings.editable,
    // Reached from the cards that they connect, and one by one in the outline.
    domAttributes: { tabIndex: -1, 'aria-describedby': undefined },
    data: {
      label: portName(nodes.get(edge.from), edge.port, text),
      taken: settings.isTaken?.(edge),
    },
    ...(edge.port === errorPort ? { className: 'cf-error-edge' } : {}),
  }))
}

/** Lets `next` take over what the canvas knows about cards that stayed: their size, selection and unchanged data. */
export function carriedOver(
  previous: readonly StepFlowNode[],
  next: readonly StepFlowNode[],
): StepFlowNode[] {
  const known = new Map(previous.map((node) => [node.id, node]))
  return next.map((node) => {
    const before = known.get(node.id)
    if (before === undefined) return node
    const data = sameData(before.data, node.data) ? before.data : node.data
    return {
      ...node,
      data,
      ...(before.measured === undefined ? {} : { measured: before.measured }),
      selected: before.selected ?? false,
      ...(before.dragging ? { dragging: true, position: before.position } : {}),
    }
  })
}

function sameData(left: StepNodeData, right: StepNodeData): boolean {
  return (
    (left.step.kind === 'node' && right.step.kind === 'node'
      ? left.step.node === right.step.node
      : left.step.kind === 'trigger' &&
        right.step.kind === 'trigger' &&
        left.step.trigger === right.step.trigger) &&
    left.freePorts === right.freePorts &&
    left.problems === right.problems &&
    left.direction === right.direction &&
    left.editable === right.editable &&
    left.run?.state === right.run?.state &&
    left.run?.durationMs === right.run?.durationMs &&
    left.run?.attempts === right.run?.attempts
  )
}
