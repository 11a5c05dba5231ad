import { localizedTextSchema, locationIdSchema, shippingSettingsSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

const versionSchema = rowVersionSchema.meta({ description: 'Counts the changes. Send it along with yours.' })

export const shownShippingSchema = z
  .strictObject({
    version: versionSchema,
    settings: shippingSettingsSchema,
    locations: z
      .array(z.strictObject({ id: locationIdSchema, name: localizedTextSchema }))
      .meta({ description: 'Where goods could be fetched.' }),
  })
  .meta({ id: 'ShownShipping' })

const tag = 'Shop'

export const shippingRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/shop/shipping',
    access: requires('shop.read'),
    operationId: 'getShipping',
    tag,
    summary: 'Where the shop sends goods to, in which ways, and where they can be fetched',
    status: 200,
    response: shownShippingSchema,
  }),
  replace: defineRoute({
    method: 'PUT',
    path: '/api/v1/shop/shipping',
    access: requires('shop.update'),
    operationId: 'replaceShipping',
    tag,
    summary: 'Say how goods are sent and fetched from now on',
    body: z.strictObject({ version: versionSchema, settings: shippingSettingsSchema }),
    status: 200,
    response: shownShippingSchema,
    problems: ['settings-changed'],
  }),
}
