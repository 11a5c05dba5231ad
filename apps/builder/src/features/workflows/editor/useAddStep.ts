import { addStep, type Exit, portsAt, triggerNodeId, type WorkflowDefinition } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { useCallback } from 'react'
import { useCatalogue } from '../catalogue/CatalogueProvider'
import { type Point, placesOf } from '../graph/layered-layout'
import { nodeName } from '../words/step-names'
import type { Editor } from './EditorContext'
import { newStep, type StepChoice } from './editing/new-step'
import { placeAfter } from './editing/place-after'

/** The way on of a step that leads nowhere yet; errors are no way that one means without saying so. */
export function freePort(definition: WorkflowDefinition, nodeId: string): Exit | undefined {
  const port = portsAt(definition, nodeId).find(
    (candidate) =>
      candidate !== 'error' &&
      !definition.edges.some((edge) => edge.from === nodeId && edge.port === candidate),
  )
  return port === undefined ? undefined : { nodeId, port }
}

/** Where a step goes that was pressed in the palette: after the chosen step, else at the end of the main way. */
export function usualPort(definition: WorkflowDefinition, chosen: string | undefined): Exit | undefined {
  if (chosen !== undefined) return freePort(definition, chosen)
  for (const { id } of definition.nodes.toReversed()) {
    const port = freePort(definition, id)
    if (port !== undefined) return port
  }
  return freePort(definition, triggerNodeId)
}

/** Adds a step, set up as far as can be known, and answers its id. */
export function useAddStep({ definition, edit }: Pick<Editor, 'definition' | 'edit'>) {
  const catalogue = useCatalogue()
  const text = useText()
  return useCallback(
    (choice: StepChoice, from: Exit | undefined, dropped?: Point): string => {
      const places = placesOf(definition)
      const node = newStep(definition, choice, from?.nodeId, catalogue)
      const after = from?.nodeId ?? definition.nodes.at(-1)?.id ?? triggerNodeId
      const portIndex = from === undefined ? 0 : portsAt(definition, from.nodeId).indexOf(from.port)
      const place = dropped ?? placeAfter(places, after, Math.max(0, portIndex))
      edit({ kind: 'add', name: nodeName(node, catalogue, text) }, (current) =>
        addStep({ ...current, layout: { ...places, ...current.layout } }, node, place, from),
      )
      return node.id
    },
    [definition, edit, catalogue, text],
  )
}
