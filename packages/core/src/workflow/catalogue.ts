import type { Permission } from '../permission/permission.js'
import type { ReferencePath } from '../reference/reference.js'
import type { ValueType } from '../reference/value-type.js'
import type { LocalizedText } from '../text/localized-text.js'

/** How a trigger comes to fire. Only those of kind `event` can be waited for. */
export type TriggerKind = 'event' | 'webhook' | 'schedule' | 'polling'

/** What validation must know of a trigger. */
export interface TriggerContract {
  readonly id: string
  readonly kind: TriggerKind
  readonly title: LocalizedText
  /** What a run started by it finds under `trigger`. */
  readonly output: ValueType
  /** What a workflow sets it up with: literals only. */
  readonly config: ValueType
  /** Where in the output the workflow's own sample says what is there; null when the output is known whole. */
  readonly sampled: ReferencePath | null
  /** Fields that are not settled yet when it fires, each with the trigger that fires once they are (R63). */
  readonly unsettled: readonly { readonly path: ReferencePath; readonly settledBy: string }[]
}

/** What validation must know of an action. */
export interface ActionContract {
  readonly id: string
  readonly title: LocalizedText
  readonly input: ValueType
  readonly output: ValueType
  /** Where in the output the step's own sample says what is there; null when the output is known whole. */
  readonly sampled: ReferencePath | null
  /** What the person who turns the workflow on must hold. */
  readonly permission: Permission | null
  /** It decides about capturing payments, which only works while capture is manual (R65). */
  readonly needsManualCapture: boolean
  /** The fields of its input that say whom it calls; none for an action that calls nobody. */
  readonly calls?: { readonly url: string; readonly connection: string } | null
}

/** Everything that a workflow can be made of in one shop. */
export interface WorkflowCatalogue {
  readonly triggers: ReadonlyMap<string, TriggerContract>
  readonly actions: ReadonlyMap<string, ActionContract>
  /** The type of what references find under `shop`. */
  readonly shop: ValueType
}
