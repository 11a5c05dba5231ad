import {
  cancelReasonSchema,
  orderFiltersSchema,
  orderIdSchema,
  paymentOnCancelSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'
import { notifyCustomerSchema } from '../order-parts.contract.js'

const tagsShape = { tags: z.array(z.string().trim().min(1).max(40)).min(1).max(50) }

export const orderDeedSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('add_tags'), ...tagsShape }),
    z.strictObject({ kind: z.literal('remove_tags'), ...tagsShape }),
    z.strictObject({ kind: z.literal('capture') }),
    z.strictObject({ kind: z.literal('fulfil'), notifyCustomer: notifyCustomerSchema }),
    z.strictObject({
      kind: z.literal('cancel'),
      reason: cancelReasonSchema,
      payment: paymentOnCancelSchema.default('give_back'),
      restock: z.boolean().default(true),
      notifyCustomer: notifyCustomerSchema,
    }),
  ])
  .meta({ id: 'OrderDeed' })

/** What is done with each of many orders. */
export type OrderDeed = z.infer<typeof orderDeedSchema>

export const orderBulkStateSchema = z.enum(['running', 'done', 'stopped'])

export type OrderBulkState = z.infer<typeof orderBulkStateSchema>

export const orderBulkSchema = z
  .strictObject({
    id: z.uuid(),
    deed: orderDeedSchema,
    state: orderBulkStateSchema.meta({ description: '`stopped`: somebody stopped it; what was done stays.' }),
    total: z.int(),
    done: z.int(),
    failed: z.int(),
    createdAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
    failures: z
      .array(
        z.strictObject({
          orderId: orderIdSchema,
          number: z.string(),
          type: z.string().meta({ description: 'The type of the problem.' }),
          detail: z.string(),
        }),
      )
      .meta({ description: 'Those that could not be done, with the reason; the first 100.' }),
  })
  .meta({ id: 'OrderBulk' })

const tag = 'Orders'
const params = z.strictObject({ bulkId: z.uuid() })

export const orderBulkRoutes = {
  start: defineRoute({
    method: 'POST',
    path: '/api/v1/order-bulks',
    access: requires('orders.read'),
    operationId: 'startOrderBulk',
    tag,
    summary: 'Do one thing with many orders, in the background',
    description:
      'Needs the permission that the deed needs for one order. An order for which it is impossible is told with the reason and keeps no other from being done. Follow the progress by the event `order_bulk.progressed`.',
    body: z.strictObject({
      deed: orderDeedSchema,
      orders: z.union([
        z.strictObject({ ids: z.array(orderIdSchema).min(1).max(1_000) }),
        z
          .strictObject({ filters: orderFiltersSchema })
          .meta({ description: 'All that match; 10,000 at most.' }),
      ]),
    }),
    status: 202,
    response: orderBulkSchema,
    idempotent: true,
    problems: ['too-many-orders', 'no-orders', 'idempotency-key-reused'],
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/order-bulks/{bulkId}',
    access: requires('orders.read'),
    operationId: 'getOrderBulk',
    tag,
    summary: 'How far it has come, and what could not be done',
    params,
    status: 200,
    response: orderBulkSchema,
  }),
  stop: defineRoute({
    method: 'POST',
    path: '/api/v1/order-bulks/{bulkId}/stop',
    access: requires('orders.read'),
    operationId: 'stopOrderBulk',
    tag,
    summary: 'Leave the rest undone',
    params,
    status: 200,
    response: orderBulkSchema,
  }),
  retry: defineRoute({
    method: 'POST',
    path: '/api/v1/order-bulks/{bulkId}/retry',
    access: requires('orders.read'),
    operationId: 'retryOrderBulk',
    tag,
    summary: 'Try again what could not be done',
    description: 'Under the same idempotency keys, so that nothing is done twice.',
    params,
    status: 200,
    response: orderBulkSchema,
  }),
}
