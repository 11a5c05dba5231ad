import {
  canonicalJson,
  evaluateCondition,
  type Json,
  valueAt,
  type WorkflowDefinition,
} from '@counterflow/core'
import type { TriggerManifest } from '@counterflow/plugin-sdk/manifest'

/** Whether the trigger's own condition lets what `payload` tells through. */
export function concerns({ trigger }: WorkflowDefinition, payload: Json, shop: Json): boolean {
  if (trigger?.when === undefined) return true
  return evaluateCondition(trigger.when, ([root, ...rest]) => {
    if (root === 'trigger') return valueAt(payload, rest)
    return root === 'shop' ? valueAt(shop, rest) : undefined
  }).met
}

/** Whether the event tells of what the workflow has set: of a wait of its own length, or of what only some want. */
export function isMeant(manifest: TriggerManifest, { trigger }: WorkflowDefinition, payload: Json): boolean {
  if (manifest.kind !== 'event') return true
  const config = trigger?.config ?? {}
  const isTheSame = manifest.matches.every((field) => {
    const [set, told] = [valueAt(config, [field]), valueAt(payload, [field])]
    return set !== undefined && told !== undefined && canonicalJson(set) === canonicalJson(told)
  })
  return isTheSame && isWanted(manifest.optIn, config, payload)
}

/** Whether the workflow has switched on all that is special about the event. */
function isWanted(optIn: Readonly<Record<string, string>>, config: Json, payload: Json): boolean {
  return Object.entries(optIn).every(
    ([field, wish]) => (valueAt(payload, [field]) ?? null) === null || valueAt(config, [wish]) === true,
  )
}
