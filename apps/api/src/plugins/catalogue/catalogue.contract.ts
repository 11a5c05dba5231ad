import {
  localizedTextSchema,
  permissionSchema,
  referencePathSchema,
  workflowDefinitionSchema,
  workflowIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

const jsonSchemaDocument = z.record(z.string(), z.unknown()).meta({
  description: 'A JSON Schema (2020-12). `x-counterflow-type` marks money, orders and other types of ours.',
})

export const triggerDescriptionSchema = z
  .strictObject({
    id: z.string(),
    title: localizedTextSchema,
    description: localizedTextSchema,
    category: z.string(),
    kind: z.enum(['event', 'webhook', 'schedule', 'polling']),
    config: jsonSchemaDocument,
    output: jsonSchemaDocument,
    sampled: referencePathSchema.nullable().meta({
      description: 'Where in the output something stands whose shape is learnt from a sample.',
    }),
    unsettled: z.array(z.strictObject({ path: referencePathSchema, settledBy: z.string() })).meta({
      description: 'Fields that are not known yet, each with the trigger that fires once they are.',
    }),
  })
  .meta({ id: 'TriggerDescription' })

export const actionDescriptionSchema = z
  .strictObject({
    id: z.string(),
    title: localizedTextSchema,
    description: localizedTextSchema,
    category: z.string(),
    input: jsonSchemaDocument,
    output: jsonSchemaDocument,
    effects: z.enum(['none', 'repeatable', 'once']),
    permission: permissionSchema.nullable(),
    needsManualCapture: z.boolean(),
    calls: z.strictObject({ url: z.string(), connection: z.string() }).nullable().meta({
      description: 'The fields of the input that say whom it calls: an address, and the id of a connection.',
    }),
    sampled: referencePathSchema.nullable().meta({
      description: 'Where in the output something stands whose shape is learnt from a sample.',
    }),
  })
  .meta({ id: 'ActionDescription' })

export const pluginDescriptionSchema = z
  .strictObject({
    name: z.string(),
    version: z.string(),
    title: localizedTextSchema,
    triggers: z.array(triggerDescriptionSchema),
    actions: z.array(actionDescriptionSchema),
  })
  .meta({ id: 'PluginDescription' })

export const templateSchema = z
  .strictObject({
    id: z.string(),
    title: localizedTextSchema,
    description: localizedTextSchema,
    category: z.string().meta({ description: 'A gallery category, such as `risk`.' }),
    definition: workflowDefinitionSchema,
    installed: z
      .array(z.strictObject({ workflowId: workflowIdSchema, live: z.boolean() }))
      .meta({ description: 'Workflows made from this template.' }),
  })
  .meta({ id: 'Template' })

export const pluginRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/plugins',
    access: requires('workflows.read'),
    operationId: 'listPlugins',
    tag: 'Plugins',
    summary: 'Installed plugins with their triggers and actions',
    status: 200,
    response: z.strictObject({ items: z.array(pluginDescriptionSchema) }),
  }),
}
