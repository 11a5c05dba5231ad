import { customerIdSchema, mergeChoiceSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'
import {
  customerProfileSchema,
  customerParams as params,
  customersTag as tag,
} from '../customers.contract.js'

export const suspectedDuplicateSchema = z
  .strictObject({
    customer: customerProfileSchema,
    reasons: z
      .array(z.enum(['email', 'phone', 'name_and_postal_code']))
      .meta({ description: 'What the two share.' }),
  })
  .meta({ id: 'SuspectedDuplicate' })

export const customerMergingRoutes = {
  duplicates: defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}/duplicates',
    access: requires('customers.read'),
    operationId: 'listCustomerDuplicates',
    tag,
    summary: 'Customers who are most likely the same person',
    params,
    status: 200,
    response: z.strictObject({ items: z.array(suspectedDuplicateSchema) }),
  }),
  merge: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/merge',
    access: requires('customers.update'),
    operationId: 'mergeCustomers',
    tag,
    summary: 'Make one customer of two',
    description:
      'Orders, notes, addresses, consents and tags of the other move to this customer, and its id answers with this one from then on. It cannot be undone. Asked for again, it changes nothing.',
    params,
    body: z.strictObject({ otherId: customerIdSchema, choice: mergeChoiceSchema.default({}) }),
    status: 200,
    response: customerProfileSchema,
    problems: ['customer-with-itself', 'customer-merged-elsewhere', 'customer-erased'],
  }),
}
