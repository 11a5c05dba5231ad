import {
  addressIdSchema,
  addressSchema,
  consentChannelSchema,
  consentSourceSchema,
  consentStateSchema,
  customerFiltersSchema,
  customerIdSchema,
  languageSchema,
  moneySchema,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../platform/http/page.js'
import { amountInQuery, anyOfInQuery, countInQuery, flagInQuery } from '../../platform/http/query-filters.js'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const customerSchema = z
  .strictObject({
    id: customerIdSchema,
    name: z.string().meta({ description: 'Empty once the data of the customer was erased.' }),
    email: z.email().nullable(),
    phone: z.string().nullable().meta({ description: 'In E.164, such as +821012345678.' }),
    tags: z.array(z.string()),
    subscribed: z.boolean().meta({ description: 'Agreed to news by e-mail or by SMS.' }),
    orderCount: z.int().nonnegative(),
    lifetimeSpend: moneySchema.meta({ description: 'What was paid and not given back.' }),
    lastOrderAt: z.iso.datetime().nullable(),
    countryCode: z.string().nullable().meta({ description: 'Of the usual address.' }),
    createdAt: z.iso.datetime(),
    erasedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Customer' })

export const customerAddressSchema = z
  .strictObject({
    id: addressIdSchema,
    address: addressSchema,
    phone: z.string().nullable(),
    isDefault: z.boolean(),
  })
  .meta({ id: 'CustomerAddress' })

export const customerConsentSchema = z
  .strictObject({
    channel: consentChannelSchema,
    state: consentStateSchema,
    source: consentSourceSchema,
    at: z.iso.datetime(),
  })
  .meta({ id: 'CustomerConsent' })

export const customerProfileSchema = z
  .strictObject({
    ...customerSchema.shape,
    version: z.int().positive().meta({ description: 'Send it with a change of details or addresses.' }),
    language: languageSchema.nullable(),
    timeZone: z.string().nullable().meta({ description: 'An IANA name, such as Asia/Seoul.' }),
    localTimeZone: z.string().nullable().meta({
      description: 'The time zone that was set, or else that of where the customer lives, when it has one.',
    }),
    location: addressSchema
      .pick({ city: true, region: true, countryCode: true })
      .nullable()
      .meta({ description: 'From the usual address, or else from where the last order went.' }),
    status: z.enum(['new', 'returning']).meta({ description: '`returning`: ordered more than once.' }),
    metadata: z.record(z.string(), z.string()),
    firstOrderAt: z.iso.datetime().nullable(),
    addresses: z.array(customerAddressSchema),
    consents: z.array(customerConsentSchema).meta({
      description:
        'The decision that counts of each channel; none of a channel about which nothing was said.',
    }),
  })
  .meta({ id: 'CustomerProfile' })

export const customerParams = z.strictObject({ customerId: customerIdSchema })
export const customersTag = 'Customers'
export const tagsSchema = z.array(z.string().trim().min(1).max(40))
const tagsBody = z.strictObject({ tags: tagsSchema.min(1).max(50) })

export const metadataNameSchema = z.string().trim().min(1).max(40)
export const metadataValueSchema = z.string().max(500)

const { shape } = customerFiltersSchema

/** The filters as they stand in an address. */
export const customerFilterQueryShape = {
  search: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'Words of a name, an e-mail address or a telephone number; all must match.' }),
  tag: anyOfInQuery(shape.tag.unwrap(), 'tags'),
  subscribed: flagInQuery.meta({ description: 'Whether they agreed to news by any channel.' }),
  country: anyOfInQuery(shape.country.unwrap(), 'countries of ISO 3166-1'),
  ordersFrom: countInQuery.meta({ description: 'At least so many orders.' }),
  ordersTo: countInQuery.meta({ description: 'At most so many orders.' }),
  spentFrom: amountInQuery,
  spentTo: amountInQuery,
  lastOrderFrom: shape.lastOrderFrom,
  lastOrderBefore: shape.lastOrderBefore,
}

export const customerRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/customers',
    access: requires('customers.read'),
    operationId: 'listCustomers',
    tag: customersTag,
    summary: 'Customers, newest first',
    query: z.strictObject({ ...pageQueryShape, ...customerFilterQueryShape }),
    status: 200,
    response: pageOf(customerSchema),
  }),
  exportList: defineRoute({
    method: 'GET',
    path: '/api/v1/customers/export',
    access: requires('customers.read'),
    operationId: 'exportCustomers',
    tag: customersTag,
    summary: 'Customers as a file of comma-separated values',
    description:
      'UTF-8. Amounts are in units of the currency. A text that begins like a formula has an apostrophe before it.',
    query: z.strictObject(customerFilterQueryShape),
    status: 200,
    response: z.string(),
    streamed: true,
    answersFile: 'text/csv',
    audit: 'done',
  }),
  changeSome: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/bulk',
    access: requires('customers.update'),
    operationId: 'changeCustomers',
    tag: customersTag,
    summary: 'Add tags to several customers at once, or take them away',
    description: 'All of them, or none when one does not exist. Customers who were erased are passed over.',
    body: z.strictObject({
      customerIds: z.array(customerIdSchema).min(1).max(200),
      change: z.strictObject({
        kind: z.enum(['add_tags', 'remove_tags']),
        tags: tagsSchema.min(1).max(50),
      }),
    }),
    idempotent: true,
    status: 200,
    response: z.strictObject({
      changed: z.int().meta({ description: 'How many were not so already.' }),
    }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{customerId}',
    access: requires('customers.read'),
    operationId: 'getCustomer',
    tag: customersTag,
    summary: 'One customer with what the shop notes about them',
    description: 'The id of a customer who was merged answers with the one that they became part of.',
    params: customerParams,
    status: 200,
    response: customerProfileSchema,
  }),
  addTags: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/tags',
    access: requires('customers.update'),
    operationId: 'addCustomerTags',
    tag: customersTag,
    summary: 'Add tags to a customer',
    params: customerParams,
    body: tagsBody,
    status: 200,
    response: customerProfileSchema,
    problems: ['customer-erased'],
  }),
  removeTags: defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{customerId}/tags/remove',
    access: requires('customers.update'),
    operationId: 'removeCustomerTags',
    tag: customersTag,
    summary: 'Take tags away from a customer',
    params: customerParams,
    body: tagsBody,
    status: 200,
    response: customerProfileSchema,
    problems: ['customer-erased'],
  }),
  updateMetadata: defineRoute({
    method: 'PATCH',
    path: '/api/v1/customers/{customerId}/metadata',
    access: requires('customers.update'),
    operationId: 'updateCustomerMetadata',
    tag: customersTag,
    summary: 'Set or remove entries of metadata',
    description: 'Entries that are not named stay as they are; null removes one.',
    params: customerParams,
    body: z.strictObject({ metadata: z.record(metadataNameSchema, metadataValueSchema.nullable()) }),
    status: 200,
    response: customerProfileSchema,
    problems: ['too-much-metadata', 'customer-erased'],
  }),
}
