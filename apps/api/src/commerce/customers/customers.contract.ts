import { customerIdSchema, moneySchema } from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const customerSchema = z
  .strictObject({
    id: customerIdSchema,
    name: z.string(),
    email: z.email(),
    tags: z.array(z.string()),
    orderCount: z.int().nonnegative(),
    lifetimeSpend: moneySchema,
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Customer' })

export const customerRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/customers',
    access: requires('customers.read'),
    operationId: 'listCustomers',
    tag: 'Customers',
    summary: 'Customers, newest first',
    query: z.strictObject({
      ...pageQueryShape,
      search: z.string().max(100).optional().meta({ description: 'Part of a name or e-mail address.' }),
    }),
    status: 200,
    response: pageOf(customerSchema),
  }),
}
