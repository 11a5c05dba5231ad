import type { LocalizedText, ReferencePath } from '@counterflow/core'
import type { z } from 'zod'

/** What starts a workflow: an event of the shop. */
export interface TriggerDefinition {
  /** Letters, digits and `_`; with the plugin's name before it, the id that workflows use. Never rename it. */
  readonly name: string
  readonly kind: 'event'
  /** The shop's event, `order.risk_analyzed`; what it carries is what the run finds under `trigger`. */
  readonly event: string
  readonly title: LocalizedText
  readonly description: LocalizedText
  readonly category: string
  readonly output: z.ZodType
  /** Fields that are not settled when this fires, with the trigger that fires once they are. */
  readonly unsettled?: readonly { readonly path: ReferencePath; readonly settledBy: string }[]
  /** What a run is about, for lists: paths into the output. */
  readonly subject?: { readonly type: string; readonly id: ReferencePath; readonly label: ReferencePath }
}

/** Declares a trigger. */
export function defineTrigger(definition: TriggerDefinition): TriggerDefinition {
  return definition
}
