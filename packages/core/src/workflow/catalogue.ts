import type { Permission } from '../permission/permission.js'
import type { ReferencePath } from '../reference/reference.js'
import type { ValueType } from '../reference/value-type.js'
import type { LocalizedText } from '../text/localized-text.js'

/** What validation must know of a trigger. */
export interface TriggerContract {
  readonly id: string
  readonly title: LocalizedText
  /** What a run started by it finds under `trigger`. */
  readonly output: ValueType
  /** Fields that are not settled yet when it fires, each with the trigger that fires once they are (R63). */
  readonly unsettled: readonly { readonly path: ReferencePath; readonly settledBy: string }[]
}

/** What validation must know of an action. */
export interface ActionContract {
  readonly id: string
  readonly title: LocalizedText
  readonly input: ValueType
  readonly output: ValueType
  /** What the person who turns the workflow on must hold. */
  readonly permission: Permission | null
  /** It decides about capturing payments, which only works while capture is manual (R65). */
  readonly needsManualCapture: boolean
}

/** Everything that a workflow can be made of in one shop. */
export interface WorkflowCatalogue {
  readonly triggers: ReadonlyMap<string, TriggerContract>
  readonly actions: ReadonlyMap<string, ActionContract>
  /** The type of what references find under `shop`. */
  readonly shop: ValueType
}
