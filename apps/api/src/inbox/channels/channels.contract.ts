import { localizedTextSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

const kindSchema = z.enum(['chat', 'email', 'plugin'])

export const channelFaultSchema = z
  .strictObject({ code: z.string(), message: z.string(), at: z.iso.datetime() })
  .meta({ id: 'ChannelFault', description: 'What stands in its way, and how to mend it.' })

export const channelSchema = z
  .strictObject({
    id: z.string().meta({ description: 'What conversations name it by.' }),
    kind: kindSchema,
    title: localizedTextSchema,
    description: localizedTextSchema,
    enabled: z.boolean(),
    lastReceivedAt: z.iso.datetime().nullable(),
    fault: channelFaultSchema.nullable(),
  })
  .meta({ id: 'Channel' })

const settingsSchema = z.record(z.string(), z.unknown())

export const channelSetupSchema = z
  .strictObject({
    ...channelSchema.shape,
    settings: settingsSchema.nullable().meta({ description: 'Null: nobody has set it up.' }),
    settingsSchema: z.record(z.string(), z.unknown()).nullable().meta({
      description: 'A JSON Schema (2020-12), of the channel of a plugin.',
    }),
    guide: localizedTextSchema.nullable().meta({ description: 'How it is set up, in steps.' }),
    secrets: z.array(
      z.strictObject({
        name: z.string(),
        title: localizedTextSchema,
        description: localizedTextSchema,
        isKept: z.boolean().meta({ description: 'The secret itself is never answered.' }),
      }),
    ),
    callbackUrl: z.url().nullable().meta({ description: 'What the service calls.' }),
    snippet: z.string().nullable().meta({ description: 'What puts the chat on a site.' }),
    version: rowVersionSchema,
  })
  .meta({ id: 'ChannelSetup' })

const params = z.strictObject({ channelId: z.string().max(100) })
const tag = 'Inbox'

export const channelRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/channels',
    access: requires('inbox.read'),
    operationId: 'listChannels',
    tag,
    summary: 'By which ways customers can write to the shop',
    status: 200,
    response: z.strictObject({ items: z.array(channelSchema) }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/channels/{channelId}',
    access: requires('shop.update'),
    operationId: 'getChannel',
    tag,
    summary: 'How a channel is set up',
    params,
    status: 200,
    response: channelSetupSchema,
    problems: ['not-found'],
  }),
  replace: defineRoute({
    method: 'PUT',
    path: '/api/v1/channels/{channelId}',
    access: requires('shop.update'),
    operationId: 'replaceChannel',
    tag,
    summary: 'Set a channel up',
    description:
      'A secret that is left out stays as it is kept, unless the settings lead to another service: that one must not get it.',
    params,
    body: z.strictObject({
      version: rowVersionSchema.meta({ description: 'The version that you saw.' }),
      enabled: z.boolean(),
      settings: settingsSchema,
      secrets: z.record(
        z.string().max(50),
        z.string().min(4, 'A secret has at least 4 characters.').max(4_000),
      ),
    }),
    status: 200,
    response: channelSetupSchema,
    problems: ['not-found', 'settings-changed', 'channel-secret-missing'],
  }),
  testMailbox: defineRoute({
    method: 'POST',
    path: '/api/v1/channels/email/test',
    access: requires('shop.update'),
    operationId: 'testMailbox',
    audit: 'none',
    tag,
    summary: 'Look into the mailbox that is set up, and tell what came of it',
    status: 200,
    response: z.strictObject({
      outcome: z.enum(['works', 'refused', 'unavailable', 'none']).meta({
        description:
          '`refused`: user or password is wrong, or the folder is missing; `none`: no mailbox is set up.',
      }),
      detail: z.string().nullable().meta({ description: 'What the mail server said.' }),
      mails: z.int().nonnegative().nullable().meta({ description: 'How many lie in the folder.' }),
    }),
  }),
}
