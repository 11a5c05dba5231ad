import {
  type ComparedDefinitions,
  edgeId,
  errorPort,
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowEdge,
  type WorkflowNode,
} from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import type { Point } from '../graph/layered-layout'
import { portName } from '../words/port-name'
import { handlesOf, likelySize } from './card-size'
import { manySteps } from './detail'
import {
  type PortFlowEdge,
  portsOfStep,
  type StepFlowNode,
  type StepNodeData,
  type StepRun,
} from './flow-types'

export interface FlowSettings {
  places: Record<string, Point>
  direction: 'right' | 'down'
  editable: boolean
  /** Errors by step. */
  problems?: ReadonlyMap<string, number>
  /** What a card says of itself beside its name, for those who do not see it. */
  describe?: (nodeId: string) => string
  /** Whether Tab stops at every card, and not at one of them at a time. */
  stopsAtEach?: boolean
  /** For a run: how each step went, and which edges it took. */
  runs?: ReadonlyMap<string, StepRun>
  isTaken?: (edge: { from: string; port: string; to: string }) => boolean
  /** How many runs went along an edge. */
  countOf?: ((edge: { from: string; port: string }) => number | undefined) | undefined
  /** What became of steps and connections, where two definitions are compared. */
  marks?: Pick<ComparedDefinitions, 'steps' | 'edges'> | undefined
}

const origin: Point = { x: 0, y: 0 }

/** The cards of a definition. Equal cards keep their data, so that only what changed is drawn again. */
export function flowNodes(
  definition: WorkflowDefinition,
  settings: FlowSettings,
  names: (nodeId: string) => string,
): StepFlowNode[] {
  const connected = new Set(definition.edges.map(({ from, port }) => `${from} ${port}`))
  const many = definition.nodes.length > manySteps
  const card = (id: string, step: StepNodeData['step']): StepFlowNode => {
    const ports = portsOfStep(step)
    return {
      id,
      type: 'step',
      position: settings.places[id] ?? origin,
      ariaLabel: names(id),
      domAttributes: {
        ...foreignWord,
        ...(settings.describe && spoken(settings.describe(id), settings.stopsAtEach)),
      },
      deletable: settings.editable && id !== triggerNodeId,
      draggable: settings.editable && settings.direction === 'right',
      connectable: settings.editable && settings.direction === 'right',
      data: {
        step,
        freePorts: ports.filter((port) => !connected.has(`${id} ${port}`)).join(' '),
        problems: settings.problems?.get(id) ?? 0,
        direction: settings.direction,
        editable: settings.editable,
        run: settings.runs?.get(id),
        mark: settings.marks?.steps.get(id),
      },
      // Hundreds of cards are not all drawn only to be measured; each is measured when it comes into view.
      ...(many ? { measured: likelySize(ports.length) } : {}),
    }
  }
  return [
    card(triggerNodeId, { kind: 'trigger', trigger: definition.trigger }),
    ...definition.nodes.map((node) => card(node.id, { kind: 'node', node })),
  ].map(many ? withHandles : (node) => node)
}

/** The canvas would call its parts "node" and "edge", in English whatever the reader's language is. */
const foreignWord = { 'aria-roledescription': undefined }

/** The canvas's own description of every card speaks of keys that are not ours. */
const spoken = (description: string, stopsAtEach = false) => ({
  ...(stopsAtEach ? {} : { tabIndex: -1 }),
  'aria-describedby': undefined,
  'aria-description': description,
})

/** The card with its handles where its measured size puts them. */
function withHandles(node: StepFlowNode): StepFlowNode {
  const { width, height } = node.measured ?? {}
  if (width === undefined || height === undefined) return node
  const { step, direction, editable } = node.data
  const handles = handlesOf({
    ports: portsOfStep(step),
    target: step.kind === 'node',
    direction,
    handle: editable ? 11 : 1,
    size: { width, height },
  })
  return node.handles === handles ? node : { ...node, handles }
}

/** Lets a card follow what was measured of it, where it has handles of its own. */
export const measuredCard = (node: StepFlowNode): StepFlowNode =>
  node.handles === undefined ? node : withHandles(node)

type EdgeSettings = Pick<FlowSettings, 'editable' | 'isTaken' | 'countOf' | 'marks'>

/** One connection as it is drawn; `source` is the step that it leaves. */
export function flowEdge(
  edge: WorkflowEdge,
  source: WorkflowNode | undefined,
  settings: EdgeSettings,
  text: Text,
  names: (nodeId: string) => string,
): PortFlowEdge {
  const id = edgeId(edge)
  const mark = settings.marks?.edges.get(id)
  const label = portName(source, edge.port, text)
  const connection = connectionName({ from: names(edge.from), to: names(edge.to) }, label, text)
  return {
    id,
    ariaLabel: mark === undefined ? connection : `${text.t(`canvas.mark.${mark}`)}. ${connection}`,
    type: 'port',
    source: edge.from,
    sourceHandle: edge.port,
    target: edge.to,
    deletable: settings.editable,
    focusable: settings.editable,
    // Reached from the cards that they connect, and one by one in the outline.
    domAttributes: { ...foreignWord, tabIndex: -1, 'aria-describedby': undefined },
    data: {
      label,
      taken: settings.isTaken?.(edge),
      count: settings.countOf?.(edge),
      mark,
    },
    ...(edge.port === errorPort ? { className: 'cf-error-edge' } : {}),
  }
}

/** What a connection is called where it is not seen; the port tells those of one step apart. */
const connectionName = (ends: { from: string; to: string }, port: string | undefined, { t }: Text): string =>
  port === undefined ? t('editor.connection', ends) : t('editor.connectionOfPort', { ...ends, port })
