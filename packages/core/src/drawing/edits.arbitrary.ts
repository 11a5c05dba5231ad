import fc from 'fast-check'
import { soundDefinition } from '../workflow/definition.arbitrary.js'
import { triggerNodeId, type WorkflowDefinition, type WorkflowNode } from '../workflow/definition.js'
import {
  addStep,
  changeFlow,
  changeStep,
  connect,
  deleteNotes,
  deleteSteps,
  disconnect,
  insertStep,
  moveThings,
  portsAt,
  putNote,
  reconnect,
} from './edits.js'
import { fragmentOf, pasteFragment } from './fragment.js'
import { freshNoteId, freshStepId } from './fresh-id.js'

const deeds = [
  'add',
  'insert',
  'connect',
  'reconnect',
  'disconnect',
  'delete',
  'configure',
  'move',
  'renameWorkflow',
  'flow',
  'addNote',
  'deleteNote',
  'paste',
] as const

/** One thing that somebody does to a drawing; the numbers choose among what there is. */
export interface Edit {
  readonly kind: (typeof deeds)[number]
  readonly first: number
  readonly second: number
  readonly node: 'condition' | 'set' | 'each' | 'switch' | 'stop'
  readonly merge: string | undefined
}

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom(...deeds),
  first: fc.nat(1_000),
  second: fc.nat(1_000),
  node: fc.constantFrom('condition', 'set', 'each', 'switch', 'stop'),
  merge: fc.constantFrom(undefined, undefined, 'a', 'b'),
})

/** A sound workflow, and what somebody does to it. */
export const editScript = fc.record({ start: soundDefinition, edits: fc.array(edit, { maxLength: 20 }) })

function nodeOf(kind: Edit['node'], id: string): WorkflowNode {
  const when = { field: { $ref: ['trigger', 'flag'] }, operator: 'is_true' as const }
  switch (kind) {
    case 'condition':
      return { id, kind, when }
    case 'set':
      return { id, kind, values: { text: { $template: `{{ steps.${id}.x }}` } } }
    case 'each':
      return { id, kind, items: { $ref: ['trigger', 'items'] } }
    case 'switch':
      return { id, kind, cases: [{ port: 'case_1', name: 'A', when }] }
    case 'stop':
      return { id, kind, result: 'failed' }
  }
}

const chosen = <Item>(items: readonly Item[], index: number): Item | undefined => items[index % items.length]

/** The definition after `edit`, or as it was where there is nothing to do it to. */
export function edited(
  definition: WorkflowDefinition,
  { kind, first, second, node }: Edit,
): WorkflowDefinition {
  const ids = definition.nodes.map(({ id }) => id)
  const from = chosen([triggerNodeId, ...ids], first) ?? triggerNodeId
  const port = chosen(portsAt(definition, from), second)
  const place = { x: first, y: second }
  const edge = chosen(definition.edges, first)
  const fresh = () => nodeOf(node, freshStepId(definition, node))
  switch (kind) {
    case 'add':
      return addStep(definition, fresh(), place, port === undefined ? undefined : { nodeId: from, port })
    case 'insert':
      return edge === undefined ? definition : insertStep(definition, fresh(), place, edge)
    case 'connect': {
      const to = chosen(ids, second)
      if (port === undefined || to === undefined) return definition
      return connect(definition, { from, port, to }) ?? definition
    }
    case 'reconnect': {
      const to = chosen(ids, second)
      if (edge === undefined || to === undefined) return definition
      return reconnect(definition, edge, { ...edge, to }) ?? definition
    }
    case 'disconnect':
      return edge === undefined ? definition : disconnect(definition, [edge])
    case 'delete':
      return deleteSteps(definition, ids.slice(first % (ids.length + 1)).slice(0, 2))
    case 'configure': {
      const changed = chosen(definition.nodes, first)
      return changed === undefined
        ? definition
        : changeStep(definition, { ...nodeOf(node, changed.id), name: `Step ${second}` })
    }
    case 'move':
      return moveThings(definition, { [from]: place }, { ...definition.layout, [from]: { x: 0, y: 0 } })
    case 'renameWorkflow':
      return { ...definition, name: `Workflow ${first % 5}` }
    case 'flow':
      return changeFlow(definition, second % 2 === 0 ? {} : { concurrency: { limit: (first % 9) + 1 } })
    case 'addNote':
      return putNote(definition, {
        id: freshNoteId(definition),
        text: 'Note',
        ...place,
        width: 200,
        height: 90,
      })
    case 'deleteNote': {
      const note = chosen(definition.notes ?? [], first)
      return note === undefined ? definition : deleteNotes(definition, [note.id])
    }
    case 'paste': {
      const fragment = fragmentOf(definition, new Set(ids.slice(first % (ids.length + 1))), definition.layout)
      return fragment === undefined ? definition : pasteFragment(definition, fragment, place).definition
    }
  }
}
