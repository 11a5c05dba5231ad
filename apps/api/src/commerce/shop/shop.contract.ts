import { currencySchema, moneySchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires, signedIn } from '../../platform/http/route-contract.js'

export const captureModeSchema = z.enum(['manual', 'automatic']).meta({ id: 'CaptureMode' })

export const shopSchema = z
  .strictObject({
    name: z.string(),
    currency: currencySchema,
    timeZone: z.string().meta({ examples: ['Asia/Seoul'] }),
    countryCode: z.string(),
    captureMode: captureModeSchema.meta({
      description:
        'Manual: a card is authorised and captured later, by a person or a workflow. Automatic: at once.',
    }),
    disputeFee: moneySchema.meta({
      description: 'What a dispute costs the shop. Workflows refer to it as `shop.disputeFee`.',
    }),
  })
  .meta({ id: 'Shop' })

export const shopRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/shop',
    access: signedIn,
    operationId: 'getShop',
    tag: 'Shop',
    summary: 'The shop and its settings',
    status: 200,
    response: shopSchema,
  }),
  update: defineRoute({
    method: 'PATCH',
    path: '/api/v1/shop',
    access: requires('shop.update'),
    operationId: 'updateShop',
    tag: 'Shop',
    summary: 'Change settings of the shop',
    body: z.strictObject({
      name: z.string().trim().min(1).max(100).optional(),
      captureMode: captureModeSchema.optional(),
      disputeFee: moneySchema.optional().meta({ description: "In the shop's currency, zero or more." }),
    }),
    status: 200,
    response: shopSchema,
  }),
}
