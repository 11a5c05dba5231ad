import type { Schemas } from '@counterflow/api-client'
import {
  type EdgeMark,
  portsOf,
  type StepMark,
  triggerPorts,
  type WorkflowNode,
  type WorkflowNote,
  type WorkflowTrigger,
} from '@counterflow/core'
import type { Edge, Node } from '@xyflow/react'

/**
 * How a step of a run stands; `skipped` steps lie on a way that was not taken, `stopped` ones were under way when
 * their run ended.
 */
export type StepState = Schemas['RunStep']['status'] | 'skipped' | 'ahead' | 'stopped'

export interface StepRun {
  state: StepState
  durationMs: number | null
  /** Attempts in all, over every item of a list. */
  attempts: number
}

export interface StepNodeData extends Record<string, unknown> {
  step: { kind: 'trigger'; trigger: WorkflowTrigger | null } | { kind: 'node'; node: WorkflowNode }
  /** Ports without a connection, joined by a space so that equal lists compare as equal. */
  freePorts: string
  /** How many errors stand against turning the workflow on because of this step. */
  problems: number
  direction: 'right' | 'down'
  editable: boolean
  run: StepRun | undefined
  /** What became of it, where two definitions are compared. */
  mark: StepMark | undefined
}

/** The ways out of a card. */
export const portsOfStep = (step: StepNodeData['step']): readonly string[] =>
  step.kind === 'node' ? portsOf(step.node) : triggerPorts

export type StepFlowNode = Node<StepNodeData, 'step'>

export interface NoteNodeData extends Record<string, unknown> {
  note: WorkflowNote
  editable: boolean
}

export type NoteFlowNode = Node<NoteNodeData, 'note'>

/** What stands on the canvas. */
export type CanvasNode = StepFlowNode | NoteFlowNode

export interface PortEdgeData extends Record<string, unknown> {
  /** The port's name; undefined where it goes without saying. */
  label: string | undefined
  /** For a run: whether it went this way. */
  taken: boolean | undefined
  /** How many runs went this way; undefined where nobody has counted. */
  count?: number | undefined
  /** What became of it, where two definitions are compared. */
  mark?: EdgeMark | undefined
}

export type PortFlowEdge = Edge<PortEdgeData, 'port'>
