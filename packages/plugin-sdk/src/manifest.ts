import {
  contributionIdSchema,
  jsonSchemaSchema,
  languageSchema,
  localizedTextSchema,
  permissionSchema,
  referencePathSchema,
  workflowDefinitionSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { channelManifestSchema, describeChannel } from './channel-manifest.js'
import type { PluginDefinition } from './define-plugin.js'
import type { TriggerDefinition } from './define-trigger.js'

/** The version of the manifest's format. */
export const manifestVersion = 1

const contribution = {
  id: contributionIdSchema,
  title: localizedTextSchema,
  description: localizedTextSchema,
  category: z.string().min(1),
}

const triggerHead = {
  ...contribution,
  config: jsonSchemaSchema,
  output: jsonSchemaSchema,
  sampled: referencePathSchema.nullable(),
  unsettled: z.array(z.strictObject({ path: referencePathSchema, settledBy: contributionIdSchema })),
  subject: z
    .strictObject({ type: z.string(), id: referencePathSchema, label: referencePathSchema })
    .nullable(),
}

/** The config of a polling trigger, which says how often it is polled. */
const pollingConfig = jsonSchemaSchema.refine(
  ({ properties, required }) =>
    properties?.everySeconds !== undefined && required?.includes('everySeconds') === true,
  'The config of a polling trigger needs everySeconds: spread pollingConfigShape into it.',
)

export const triggerManifestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...triggerHead,
    kind: z.literal('event'),
    event: z.string().min(1),
    /** The fields in which config and event must be the same. */
    matches: z.array(z.string()).default([]),
    /** Fields of the event, with the switch of the config that lets an event which has them start a workflow. */
    optIn: z.record(z.string(), z.string()).default({}),
  }),
  z.strictObject({ ...triggerHead, kind: z.literal('webhook') }),
  z.strictObject({ ...triggerHead, kind: z.literal('schedule') }),
  z.strictObject({
    ...triggerHead,
    kind: z.literal('polling'),
    config: pollingConfig,
    timeoutSeconds: z.number().positive(),
  }),
])

export const actionManifestSchema = z.strictObject({
  ...contribution,
  input: jsonSchemaSchema,
  output: jsonSchemaSchema,
  effects: z.enum(['none', 'repeatable', 'once']),
  permission: permissionSchema.nullable(),
  needsManualCapture: z.boolean(),
  timeoutSeconds: z.number().positive(),
  sampled: referencePathSchema.nullable(),
  /** The input's fields that say whom it calls. */
  calls: z.strictObject({ url: z.string(), connection: z.string() }).nullable(),
  /** Whether it can ask the other side what became of an attempt that was cut off. */
  reconciles: z.boolean(),
})

export const templateManifestSchema = z.strictObject({
  ...contribution,
  definition: workflowDefinitionSchema,
  texts: z.partialRecord(languageSchema, z.record(z.string(), z.string())).default({}),
})

export const pluginManifestSchema = z.strictObject({
  manifest: z.literal(manifestVersion),
  name: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  title: localizedTextSchema,
  /** The bundle beside the manifest, and the SHA-512 of its bytes in base64. */
  entry: z.strictObject({ file: z.string().min(1), sha512: z.string().min(1) }),
  triggers: z.array(triggerManifestSchema),
  actions: z.array(actionManifestSchema),
  templates: z.array(templateManifestSchema),
  channels: z.array(channelManifestSchema).default([]),
})

/** What a plugin brings, as JSON made when it is packed: the host lists, shows and checks plugins without running them. */
export type PluginManifest = z.infer<typeof pluginManifestSchema>
export type TriggerManifest = z.infer<typeof triggerManifestSchema>
/** `event`, `webhook`, `schedule` or `polling`. */
export type TriggerKind = TriggerManifest['kind']
/** The manifest of a trigger of one kind. */
export type TriggerManifestOf<Kind extends TriggerKind> = Extract<TriggerManifest, { kind: Kind }>
export type { ChannelManifest } from './channel-manifest.js'
export type ActionManifest = z.infer<typeof actionManifestSchema>
export type TemplateManifest = z.infer<typeof templateManifestSchema>

const defaultTimeoutSeconds = 30
const nothingToSet = z.strictObject({})

function ofKind(trigger: TriggerDefinition) {
  switch (trigger.kind) {
    case 'event':
      return {
        kind: trigger.kind,
        event: trigger.event,
        matches: trigger.matches ?? [],
        optIn: { ...trigger.optIn },
      }
    case 'polling':
      return { kind: trigger.kind, timeoutSeconds: trigger.timeoutSeconds ?? defaultTimeoutSeconds }
    default:
      return { kind: trigger.kind }
  }
}

/** Describes `plugin` for its manifest. Throws a zod error that names the place when something cannot be described. */
export function describePlugin(
  plugin: PluginDefinition,
  version: string,
  entry: PluginManifest['entry'],
): PluginManifest {
  const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema)
  return pluginManifestSchema.parse({
    manifest: manifestVersion,
    name: plugin.name,
    version,
    title: plugin.title,
    entry,
    triggers: plugin.triggers.map((trigger) => ({
      id: `${plugin.name}.${trigger.name}`,
      title: trigger.title,
      description: trigger.description,
      category: trigger.category,
      // As it is written, not as it is read: what has a default need not be set.
      config: z.toJSONSchema(trigger.config ?? nothingToSet, { io: 'input' }),
      output: schemaOf(trigger.output),
      sampled: trigger.sampled ?? null,
      unsettled: trigger.unsettled ?? [],
      subject: trigger.subject ?? null,
      ...ofKind(trigger),
    })),
    actions: plugin.actions.map((action) => ({
      id: `${plugin.name}.${action.name}`,
      title: action.title,
      description: action.description,
      category: action.category,
      input: schemaOf(action.input),
      output: schemaOf(action.output),
      effects: action.effects,
      permission: action.permission ?? null,
      needsManualCapture: action.needsManualCapture ?? false,
      timeoutSeconds: action.timeoutSeconds ?? defaultTimeoutSeconds,
      sampled: action.sampled ?? null,
      calls: action.calls ?? null,
      reconciles: action.reconcile !== undefined,
    })),
    templates: plugin.templates.map(({ name, title, description, category, definition, texts }) => ({
      id: `${plugin.name}.${name}`,
      title,
      description,
      category,
      definition,
      texts,
    })),
    channels: (plugin.channels ?? []).map((channel) => describeChannel(plugin.name, channel)),
  })
}
