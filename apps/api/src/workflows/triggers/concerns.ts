import { evaluateCondition, type Json, valueAt, type WorkflowDefinition } from '@counterflow/core'

/** Whether the trigger's own condition lets what `payload` tells through. */
export function concerns({ trigger }: WorkflowDefinition, payload: Json, shop: Json): boolean {
  if (trigger?.when === undefined) return true
  return evaluateCondition(trigger.when, ([root, ...rest]) => {
    if (root === 'trigger') return valueAt(payload, rest)
    return root === 'shop' ? valueAt(shop, rest) : undefined
  }).met
}
