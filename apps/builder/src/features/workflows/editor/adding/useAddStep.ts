import {
  addStep,
  insertStep,
  moveThings,
  type Position,
  portsAt,
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowNode,
} from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useCallback } from 'react'
import { useCatalogue } from '../../catalogue/CatalogueProvider'
import { placesOf } from '../../graph/layered-layout'
import { nodeName } from '../../words/step-names'
import type { Editor } from '../EditorContext'
import { newStep, type StepChoice } from '../editing/new-step'
import { placeAfter } from '../editing/place-after'
import { placeBetween } from '../editing/place-between'
import type { StepPlace } from './step-place'

/** Adds a step, set up as far as can be known, and answers its id. */
export function useAddStep({ definition, edit }: Pick<Editor, 'definition' | 'edit'>) {
  const catalogue = useCatalogue()
  const text = useText()
  return useCallback(
    (choice: StepChoice, where: StepPlace): string => {
      const after = where.edge?.from ?? where.from?.nodeId
      const node = newStep(definition, choice, after, catalogue)
      const change = (current: WorkflowDefinition) => added(current, node, where)
      const kind = where.edge === undefined ? 'add' : 'insert'
      edit({ kind, name: nodeName(node, catalogue, text) }, change)
      return node.id
    },
    [definition, edit, catalogue, text],
  )
}

function added(definition: WorkflowDefinition, node: WorkflowNode, where: StepPlace): WorkflowDefinition {
  const { edge, from, at } = where
  const places = placesOf(definition)
  const placed = { ...definition, layout: { ...places, ...definition.layout } }
  if (edge !== undefined) {
    const { place, moved } = placeBetween(definition, places, edge, at)
    return insertStep(moveThings(placed, moved, places), node, place, edge)
  }
  return addStep(placed, node, at ?? besides(definition, places, where), from)
}

function besides(
  definition: WorkflowDefinition,
  places: Readonly<Record<string, Position>>,
  { from }: StepPlace,
): Position {
  const after = from?.nodeId ?? definition.nodes.at(-1)?.id ?? triggerNodeId
  const portIndex = from === undefined ? 0 : portsAt(definition, from.nodeId).indexOf(from.port)
  return placeAfter(places, after, Math.max(0, portIndex))
}
