import { apiKeyIdSchema, permissionSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const apiKeySchema = z
  .strictObject({
    id: apiKeyIdSchema,
    name: z.string(),
    prefix: z.string().meta({ description: 'The first characters of the key, to tell keys apart.' }),
    permissions: z.array(permissionSchema),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' })

const apiKeyParams = z.strictObject({ apiKeyId: apiKeyIdSchema })

export const apiKeyRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/api-keys',
    access: requires('api-keys.manage'),
    operationId: 'listApiKeys',
    tag: 'Identity',
    summary: 'Every API key in use',
    status: 200,
    response: z.strictObject({ items: z.array(apiKeySchema) }),
  }),
  create: defineRoute({
    method: 'POST',
    path: '/api/v1/api-keys',
    access: requires('api-keys.manage'),
    operationId: 'createApiKey',
    tag: 'Identity',
    summary: 'Make an API key',
    description: 'The key itself is in this answer and nowhere else: only its hash is kept.',
    body: z.strictObject({
      name: z.string().trim().min(1, 'Give the key a name.').max(100),
      permissions: z.array(permissionSchema).min(1, 'Choose at least one permission.'),
    }),
    status: 201,
    response: z.strictObject({ apiKey: apiKeySchema, secret: z.string() }),
  }),
  revoke: defineRoute({
    method: 'DELETE',
    path: '/api/v1/api-keys/{apiKeyId}',
    access: requires('api-keys.manage'),
    operationId: 'revokeApiKey',
    tag: 'Identity',
    summary: 'Revoke an API key at once',
    params: apiKeyParams,
    status: 204,
    response: z.undefined(),
    problems: ['unknown-api-key'],
  }),
}
