import {
  customerIdSchema,
  fulfilmentStatuses,
  fulfilmentStatusSchema,
  moneySchema,
  orderChannelSchema,
  orderFiltersSchema,
  orderIdSchema,
  orderSortSchema,
  orderTillSchema,
  paymentStatuses,
  paymentStatusSchema,
  riskLevelSchema,
  riskLevels,
} from '@counterflow/core'
import { z } from 'zod'
import { pageOf, pageQueryShape } from '../../../platform/http/page.js'
import { amountInQuery, anyOfInQuery, flagInQuery } from '../../../platform/http/query-filters.js'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

export const orderSummarySchema = z
  .strictObject({
    id: orderIdSchema,
    number: z.string(),
    placedAt: z.iso.datetime(),
    channel: orderChannelSchema,
    receiptNumber: z.string().nullable().meta({ description: 'What a till has printed; null: none has.' }),
    till: orderTillSchema.nullable().meta({ description: 'Null: it was sold at no till.' }),
    customerId: customerIdSchema.nullable(),
    customerName: z.string().nullable(),
    itemCount: z.int(),
    total: moneySchema,
    paymentStatus: paymentStatusSchema,
    fulfilmentStatus: fulfilmentStatusSchema,
    cancelled: z.boolean(),
    hasNote: z.boolean(),
    riskLevel: riskLevelSchema.nullable().meta({ description: 'Null while the analysis is under way.' }),
    tags: z.array(z.string()),
  })
  .meta({ id: 'OrderSummary' })

const { shape } = orderFiltersSchema

/** The filters as they stand in an address. */
export const orderFilterQueryShape = {
  search: shape.search,
  paymentStatus: anyOfInQuery(shape.paymentStatus.unwrap(), paymentStatuses),
  fulfilmentStatus: anyOfInQuery(shape.fulfilmentStatus.unwrap(), fulfilmentStatuses),
  riskLevel: anyOfInQuery(shape.riskLevel.unwrap(), riskLevels),
  channel: anyOfInQuery(shape.channel.unwrap(), orderChannelSchema.options),
  tag: anyOfInQuery(shape.tag.unwrap(), 'tags'),
  customerId: shape.customerId,
  registerId: shape.registerId,
  placedFrom: shape.placedFrom,
  placedBefore: shape.placedBefore,
  totalFrom: amountInQuery,
  totalTo: amountInQuery,
  hasNote: flagInQuery,
  cancelled: flagInQuery,
}

const sort = orderSortSchema.default('placed_desc')
const tag = 'Orders'

export const orderListRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/orders',
    access: requires('orders.read'),
    operationId: 'listOrders',
    tag,
    summary: 'Orders, newest first unless sorted otherwise',
    query: z.strictObject({ ...pageQueryShape, sort, ...orderFilterQueryShape }),
    status: 200,
    response: pageOf(orderSummarySchema),
  }),
  count: defineRoute({
    method: 'GET',
    path: '/api/v1/orders/count',
    access: requires('orders.read'),
    operationId: 'countOrders',
    tag,
    summary: 'How many orders there are, counted up to 1,000',
    query: z.strictObject(orderFilterQueryShape),
    status: 200,
    response: z.strictObject({
      count: z.int(),
      more: z.boolean().meta({ description: 'Whether there are more than were counted.' }),
    }),
  }),
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/orders/export',
    access: requires('orders.read'),
    operationId: 'exportOrders',
    tag,
    summary: 'Orders as a file of comma-separated values',
    description:
      'UTF-8. Amounts are in units of the currency. A text that begins like a formula has an apostrophe before it.',
    query: z.strictObject({ sort, ...orderFilterQueryShape }),
    status: 200,
    response: z.string(),
    streamed: true,
    answersFile: 'text/csv',
    audit: 'done',
  }),
}
