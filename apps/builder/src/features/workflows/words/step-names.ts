import {
  triggerNodeId,
  type WorkflowDefinition,
  type WorkflowNode,
  type WorkflowTrigger,
} from '@counterflow/core'
import type { Text } from '@counterflow/ui'
import type { Catalogue } from '../catalogue/catalogue'

/** What a step is called: its own name, otherwise what it is. */
export function nodeName(node: WorkflowNode, catalogue: Catalogue, { t, local }: Text): string {
  if (node.name !== undefined && node.name.trim() !== '') return node.name
  if (node.kind !== 'action') return t(`steps.kind.${node.kind}`)
  const action = catalogue.actions.get(node.action)
  return action === undefined ? node.action : local(action.title)
}

export function triggerName(
  trigger: WorkflowTrigger | null,
  catalogue: Catalogue,
  { t, local }: Text,
): string {
  if (trigger === null) return t('editor.palette.chooseTrigger')
  if (trigger.name !== undefined && trigger.name.trim() !== '') return trigger.name
  const description = catalogue.triggers.get(trigger.type)
  return description === undefined ? trigger.type : local(description.title)
}

/** The names of all steps by their ids, `trigger` among them. */
export function stepNames(
  definition: WorkflowDefinition,
  catalogue: Catalogue,
  text: Text,
): ReadonlyMap<string, string> {
  return new Map([
    [triggerNodeId, triggerName(definition.trigger, catalogue, text)],
    ...definition.nodes.map((node): [string, string] => [node.id, nodeName(node, catalogue, text)]),
  ])
}
