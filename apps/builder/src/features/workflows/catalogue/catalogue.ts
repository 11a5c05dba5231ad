import type { Schemas } from '@counterflow/api-client'
import {
  describeType,
  type JsonSchema,
  jsonSchemaSchema,
  shopValuesType,
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

export function readCatalogue(plugins: readonly Schemas['PluginDescription'][]): Catalogue {
  const triggers = plugins.flatMap((plugin) => plugin.triggers)
  const actions = plugins.flatMap((plugin) => plugin.actions)
  return {
    triggers: new Map(triggers.map((trigger) => [trigger.id, trigger])),
    actions: new Map(actions.map((action) => [action.id, action])),
    contracts: {
      triggers: new Map(
        triggers.map((trigger) => [
          trigger.id,
          {
            id: trigger.id,
            kind: trigger.kind,
            title: trigger.title,
            output: describeType(readSchema(trigger.output)),
            config: describeType(readSchema(trigger.config)),
            sampled: trigger.sampled,
            unsettled: trigger.unsettled,
          },
        ]),
      ),
      actions: new Map(
        actions.map(({ id, title, input, output, sampled, permission, needsManualCapture, calls }) => [
          id,
          {
            id,
            title,
            input: describeType(readSchema(input)),
            output: describeType(readSchema(output)),
            sampled,
            permission,
            needsManualCapture,
            calls,
          },
        ]),
      ),
      shop: shopValuesType(),
    },
  }
}
