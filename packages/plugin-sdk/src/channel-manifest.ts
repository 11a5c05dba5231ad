import { contributionIdSchema, jsonSchemaSchema, localizedTextSchema } from '@counterflow/core'
import { z } from 'zod'
import type { ChannelDefinition } from './define-channel.js'

const secretManifestSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'Expected a name such as pageToken.'),
  title: localizedTextSchema,
  description: localizedTextSchema,
})

/** A channel as its plugin's manifest describes it. */
export const channelManifestSchema = z
  .strictObject({
    id: contributionIdSchema,
    title: localizedTextSchema,
    description: localizedTextSchema,
    guide: localizedTextSchema,
    settings: jsonSchemaSchema,
    secrets: z.array(secretManifestSchema),
    signature: z.strictObject({
      header: z.string().regex(/^[a-z0-9-]+$/, "Expected a header's name in small letters."),
      prefix: z.string(),
      encoding: z.enum(['hex', 'base64']),
      secret: z.string(),
    }),
    service: z.strictObject({ address: z.string(), secret: z.string() }),
    limits: z.strictObject({ mostCharacters: z.int().positive() }),
    timeoutSeconds: z.number().positive(),
    /** Whether the service makes sure by a GET that the address is the shop's. */
    shakesHands: z.boolean(),
  })
  .refine(
    ({ settings, service }) => settings.properties?.[service.address] !== undefined,
    'The settings of a channel have no field with the address of its service.',
  )

export type ChannelManifest = z.infer<typeof channelManifestSchema>

const defaultTimeoutSeconds = 15

/** Describes a channel of the plugin `plugin` for its manifest. */
export function describeChannel(plugin: string, channel: ChannelDefinition) {
  const { name, title, description, guide, secrets, signature, service, limits } = channel
  return {
    id: `${plugin}.${name}`,
    title,
    description,
    guide,
    // As it is written, not as it is read: what has a default need not be set.
    settings: z.toJSONSchema(channel.settings, { io: 'input' }),
    secrets: Object.entries(secrets).map(([secret, about]) => ({ name: secret, ...about })),
    signature: { prefix: '', ...signature },
    service,
    limits,
    timeoutSeconds: channel.timeoutSeconds ?? defaultTimeoutSeconds,
    shakesHands: channel.handshake !== undefined,
  }
}
