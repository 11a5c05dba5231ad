import { taxRegionsSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { rowVersionSchema } from '../../platform/http/row-version.js'

export const taxSettingsSchema = z
  .strictObject({
    version: rowVersionSchema.meta({ description: 'Counts the changes. Send it along with yours.' }),
    regions: taxRegionsSchema.meta({
      description:
        'How each part of the world is taxed. The one that describes an address most closely applies, alone; outside of all, nothing is taxed.',
    }),
  })
  .meta({ id: 'TaxSettings' })

const tag = 'Shop'

export const taxRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/shop/taxes',
    access: requires('shop.read'),
    operationId: 'getTaxes',
    tag,
    summary: 'How orders are taxed',
    status: 200,
    response: taxSettingsSchema,
  }),
  replace: defineRoute({
    method: 'PUT',
    path: '/api/v1/shop/taxes',
    access: requires('shop.update'),
    operationId: 'replaceTaxes',
    tag,
    summary: 'Say how orders are taxed from now on',
    body: taxSettingsSchema,
    status: 200,
    response: taxSettingsSchema,
    problems: ['settings-changed'],
  }),
}
