import { connectionIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../platform/http/route-contract.js'

const authNameSchemas = {
  user: z
    .string()
    .min(1, 'Give the user.')
    .max(200)
    .regex(/^[^:\p{Cc}]+$/u, 'A user holds no colon.'),
  header: z
    .string()
    .max(200)
    .regex(/^[\w!#$%&'*+.^`|~-]+$/, 'A header\'s name is one word, such as "X-Api-Key".'),
}

/** It is sent in a header: visible characters of Latin-1. */
const headerSecret = z
  .string()
  .min(4, 'A secret has at least 4 characters.')
  .max(4_000)
  .regex(/^[\x21-\x7e\xa1-\xff](?:[\x20-\x7e\xa1-\xff]*[\x21-\x7e\xa1-\xff])?$/, {
    error: 'A secret for a header holds no line breaks, and no characters beyond Latin-1.',
  })
const passwordSecret = z
  .string()
  .min(4, 'A password has at least 4 characters.')
  .max(4_000)
  .regex(/^\P{Cc}+$/u, 'A password holds no line breaks.')

const serviceUrl = z
  .url({ protocol: /^https?$/, error: 'Give the address in full, such as https://api.example.com/v1.' })
  .max(2_000)

const oauthShape = {
  tokenUrl: serviceUrl.meta({
    description: 'Where access tokens are renewed: those that a service gives last for an hour or so.',
    examples: ['https://oauth2.googleapis.com/token'],
  }),
  clientId: z.string().trim().min(1, 'Give the client ID.').max(500),
}

export const connectionAuthSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('bearer') }),
    z.strictObject({ kind: z.literal('basic'), user: authNameSchemas.user }),
    z.strictObject({ kind: z.literal('header'), header: authNameSchemas.header }),
    z.strictObject({ kind: z.literal('oauth'), ...oauthShape }),
  ])
  .meta({ id: 'ConnectionAuth', description: 'How requests sign in. The secret itself is never answered.' })

const secretText = 'The secret. Left out: the one that is kept stays.'

export const connectionAuthInputSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({
      kind: z.literal('bearer'),
      secret: headerSecret.optional().meta({ description: secretText }),
    }),
    z.strictObject({
      kind: z.literal('basic'),
      user: authNameSchemas.user,
      secret: passwordSecret.optional().meta({ description: secretText }),
    }),
    z.strictObject({
      kind: z.literal('header'),
      header: authNameSchemas.header,
      secret: headerSecret.optional().meta({ description: secretText }),
    }),
    z.strictObject({
      kind: z.literal('oauth'),
      ...oauthShape,
      clientSecret: passwordSecret.optional().meta({ description: 'With the refresh token, or not at all.' }),
      secret: passwordSecret.optional().meta({
        description: 'The refresh token. Left out: what is kept stays.',
      }),
    }),
  ])
  .meta({ id: 'ConnectionAuthInput' })

const baseUrlSchema = serviceUrl.refine((text) => {
  const url = URL.parse(text)
  return url === null || `${url.username}${url.password}${url.search}${url.hash}` === ''
}, 'The address holds no sign-in, no "?" and no "#".')

const limits = {
  ratePerSecond: z
    .number()
    .min(0.001)
    .max(10_000)
    .nullable()
    .meta({ description: 'How many calls a second, evenly spaced, from all workflows together.' }),
  mostInFlight: z
    .int()
    .min(1)
    .max(10_000)
    .nullable()
    .meta({ description: 'How many calls may be under way at once from one server process.' }),
}

export const connectionSchema = z
  .strictObject({
    id: connectionIdSchema,
    name: z.string(),
    kind: z.literal('http'),
    baseUrl: z.string(),
    auth: connectionAuthSchema,
    secretLost: z.boolean().meta({
      description:
        'Its secret cannot be read with the keys that there are, as after a restore without them: give it again.',
    }),
    ...limits,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Connection' })

export const connectionInputSchema = z
  .strictObject({
    name: z.string().trim().min(1, 'Give the connection a name.').max(100),
    kind: z.literal('http'),
    baseUrl: baseUrlSchema,
    auth: connectionAuthInputSchema,
    ...limits,
  })
  .meta({ id: 'ConnectionInput' })

export const connectionTestSchema = z
  .strictObject({
    status: z.int().nullable().meta({ description: 'What the service answered; null when it did not.' }),
    milliseconds: z.number(),
    failure: z.strictObject({ code: z.string(), message: z.string() }).nullable(),
  })
  .meta({ id: 'ConnectionTest' })

const connectionParams = z.strictObject({ connectionId: connectionIdSchema })

export const connectionRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/connections',
    access: requires('workflows.edit'),
    operationId: 'listConnections',
    tag: 'Connections',
    summary: 'Every connection, without its secret',
    status: 200,
    response: z.strictObject({ items: z.array(connectionSchema) }),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/connections',
    access: requires('connections.manage'),
    operationId: 'createConnection',
    tag: 'Connections',
    summary: 'Make a connection to an outside service',
    body: connectionInputSchema,
    status: 201,
    response: connectionSchema,
    problems: ['connection-name-taken', 'connection-secret-missing'],
  }),
  replace: defineRoute({
    method: 'PUT',
    path: '/api/v1/connections/{connectionId}',
    access: requires('connections.manage'),
    operationId: 'replaceConnection',
    tag: 'Connections',
    summary: 'Change a connection',
    description:
      'The secret that is kept stays when none is given, unless the address leads to another service: that one must not get it.',
    params: connectionParams,
    body: connectionInputSchema,
    status: 200,
    response: connectionSchema,
    problems: ['unknown-connection', 'connection-name-taken', 'connection-secret-missing'],
  }),
  test: defineRoute({
    method: 'POST',
    path: '/api/v1/connections/{connectionId}/test',
    access: requires('connections.manage'),
    operationId: 'testConnection',
    audit: 'none',
    tag: 'Connections',
    summary: 'Call the address of a connection and tell what came of it',
    params: connectionParams,
    status: 200,
    response: connectionTestSchema,
    problems: ['unknown-connection'],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/connections/{connectionId}',
    access: requires('connections.manage'),
    operationId: 'deleteConnection',
    tag: 'Connections',
    summary: 'Delete a connection that no live workflow uses',
    params: connectionParams,
    status: 204,
    response: z.undefined(),
    problems: ['unknown-connection', 'connection-in-use'],
  }),
}
