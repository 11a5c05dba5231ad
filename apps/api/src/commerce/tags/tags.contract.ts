import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const tagSchema = z
  .strictObject({ tag: z.string(), uses: z.int().meta({ description: 'How many bear it.' }) })
  .meta({ id: 'Tag' })

const query = z.strictObject({
  ...pageQueryShape,
  search: z.string().max(100).optional().meta({ description: 'Part of a tag.' }),
})

export const tagRoutes = {
  ofOrders: defineRoute({
    method: 'GET',
    path: '/api/v1/order-tags',
    access: requires('orders.read'),
    operationId: 'listOrderTags',
    tag: 'Orders',
    summary: 'The tags that orders bear, by name',
    query,
    status: 200,
    response: pageOf(tagSchema),
  }),
  ofCustomers: defineRoute({
    method: 'GET',
    path: '/api/v1/customer-tags',
    access: requires('customers.read'),
    operationId: 'listCustomerTags',
    tag: 'Customers',
    summary: 'The tags that customers bear, by name',
    query,
    status: 200,
    response: pageOf(tagSchema),
  }),
}
