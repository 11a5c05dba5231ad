import { changeStep, changeTrigger, triggerNodeId, type WorkflowDefinition } from '@counterflow/core'

/** Gives a step, or the trigger, a name of its own; without one it is called what it is. */
export function renameStep(definition: WorkflowDefinition, nodeId: string, text: string): WorkflowDefinition {
  const name = text.trim() === '' ? undefined : text
  if (nodeId === triggerNodeId) {
    const { trigger } = definition
    return trigger === null ? definition : changeTrigger(definition, { ...trigger, name })
  }
  const node = definition.nodes.find(({ id }) => id === nodeId)
  return node === undefined ? definition : changeStep(definition, { ...node, name })
}
