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

export const customerProfileSchema = z
  .strictObject({ ...customerSchema.shape, metadata: z.record(z.string(), z.string()) })
  .meta({ id: 'CustomerProfile' })

const params = z.strictObject({ customerId: customerIdSchema })
const tagsBody = z.strictObject({ tags: z.array(z.string().trim().min(1).max(40)).min(1).max(50) })
const tag = 'Customers'

export const customerRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/customers',
    access: requires('customers.read'),
    operationId: 'listCustomers',
    tag,
    summary: 'Customers, newest first',
    query: z.strictObject({
      ...pageQueryShape,
      search: z.string().max(100).optional().meta({ description: 'Part of a name or e-mail address.' }),
    }),
    status: 200,
    response: pageOf(customerSchema),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}',
    access: requires('customers.read'),
    operationId: 'getCustomer',
    tag,
    summary: 'One customer with what the shop notes about them',
    params,
    status: 200,
    response: customerProfileSchema,
  }),
  addTags: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/tags',
    access: requires('customers.update'),
    operationId: 'addCustomerTags',
    tag,
    summary: 'Add tags to a customer',
    params,
    body: tagsBody,
    status: 200,
    response: customerProfileSchema,
  }),
  removeTags: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/tags/remove',
    access: requires('customers.update'),
    operationId: 'removeCustomerTags',
    tag,
    summary: 'Take tags away from a customer',
    params,
    body: tagsBody,
    status: 200,
    response: customerProfileSchema,
  }),
  updateMetadata: defineRoute({
    method: 'PATCH',
    path: '/api/v1/customers/{customerId}/metadata',
    access: requires('customers.update'),
    operationId: 'updateCustomerMetadata',
    tag,
    summary: 'Set or remove entries of metadata',
    description: 'Entries that are not named stay as they are; null removes one.',
    params,
    body: z.strictObject({
      metadata: z.record(z.string().trim().min(1).max(40), z.string().max(500).nullable()),
    }),
    status: 200,
    response: customerProfileSchema,
    problems: ['too-much-metadata'],
  }),
}
