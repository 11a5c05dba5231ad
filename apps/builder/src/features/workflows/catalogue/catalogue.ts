import type { Schemas } from '@counterflow/api-client'
import {
  type ActionContract,
  describeType,
  type JsonSchema,
  jsonSchemaSchema,
  shopValuesType,
  type TriggerContract,
  type ValueType,
  type WorkflowCatalogue,
} from '@counterflow/core'

export type TriggerDescription = Schemas['TriggerDescription']
export type ActionDescription = Schemas['ActionDescription']

/** What workflows of this shop can be made of: for people, and for core's questions about types. */
export interface Catalogue {
  triggers: ReadonlyMap<string, TriggerDescription>
  actions: ReadonlyMap<string, ActionDescription>
  contracts: WorkflowCatalogue
}

/** Reads a JSON Schema of a plugin; what is no schema is read as one that says nothing. */
export function readSchema(document: Record<string, unknown>): JsonSchema {
  const schema = jsonSchemaSchema.safeParse(document)
  return schema.success ? schema.data : {}
}

/** A type that is made out when it is asked for: a workflow uses few of hundreds, and seeing it none. */
function typeLater(makeOut: () => ValueType): () => ValueType {
  let type: ValueType | undefined
  return () => {
    type ??= makeOut()
    return type
  }
}

/** What a plugin's schema describes. */
const describedLater = (document: Record<string, unknown>): (() => ValueType) =>
  typeLater(() => describeType(readSchema(document)))

function triggerContract(trigger: TriggerDescription): TriggerContract {
  const { id, kind, title, sampled, unsettled } = trigger
  const output = describedLater(trigger.output)
  const config = describedLater(trigger.config)
  return {
    id,
    kind,
    title,
    sampled,
    unsettled,
    get output() {
      return output()
    },
    get config() {
      return config()
    },
  }
}

function actionContract(action: ActionDescription): ActionContract {
  const { id, title, sampled, permission, needsManualCapture, calls } = action
  const input = describedLater(action.input)
  const output = describedLater(action.output)
  return {
    id,
    title,
    sampled,
    permission,
    needsManualCapture,
    calls,
    get input() {
      return input()
    },
    get output() {
      return output()
    },
  }
}

export function readCatalogue(plugins: readonly Schemas['PluginDescription'][]): Catalogue {
  const triggers = plugins.flatMap((plugin) => plugin.triggers)
  const actions = plugins.flatMap((plugin) => plugin.actions)
  const shop = typeLater(shopValuesType)
  return {
    triggers: new Map(triggers.map((trigger) => [trigger.id, trigger])),
    actions: new Map(actions.map((action) => [action.id, action])),
    contracts: {
      triggers: new Map(triggers.map((trigger) => [trigger.id, triggerContract(trigger)])),
      actions: new Map(actions.map((action) => [action.id, actionContract(action)])),
      get shop() {
        return shop()
      },
    },
  }
}
