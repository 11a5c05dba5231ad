import {
  addressSchema,
  localizedTextSchema,
  locationIdSchema,
  moneySchema,
  orderIdSchema,
  orderLineIdSchema,
  variantIdSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import {
  linePiecesSchema,
  notifyCustomerSchema,
  seenVersionSchema,
  trackingSchema,
} from './order-parts.contract.js'
import { orderSchema } from './orders.contract.js'

const params = z.strictObject({ orderId: orderIdSchema })
const tag = 'Orders'
const common = { access: requires('orders.update'), tag, params } as const

export const orderEditSchema = z
  .strictObject({
    lines: z
      .array(linePiecesSchema)
      .max(200)
      .optional()
      .meta({ description: 'New quantities of lines that the order has; 0 takes the line out.' }),
    add: z
      .array(
        z.strictObject({
          variant: z.union([
            z.strictObject({ id: variantIdSchema }),
            z.strictObject({ sku: z.string().min(1).max(100) }),
          ]),
          quantity: z.int().min(1).max(10_000),
        }),
      )
      .max(200)
      .optional()
      .meta({ description: 'Variants to add, at their price of today.' }),
    shipping: moneySchema.optional().meta({ description: 'What shipping is to cost, before discounts.' }),
    shippingAddress: addressSchema.optional(),
    allowOversell: z.boolean().default(false).meta({
      description: 'Whether pieces may be promised that are not in stock.',
    }),
  })
  .meta({ id: 'OrderEdit' })

export const editPreviewSchema = z
  .strictObject({
    lines: z.array(
      z.strictObject({
        key: z.string().meta({ description: 'The id of the line.' }),
        quantity: z.int(),
        unitPrice: moneySchema,
        discount: moneySchema,
        total: moneySchema,
      }),
    ),
    subtotal: moneySchema,
    discount: moneySchema,
    shipping: moneySchema,
    tax: moneySchema,
    total: moneySchema,
    before: moneySchema.meta({ description: 'What the order costs now.' }),
    held: moneySchema.meta({ description: 'What is held on the card; capturing takes no more than is due.' }),
    outstanding: moneySchema.meta({ description: 'What the customer will still owe.' }),
    overpaid: moneySchema.meta({ description: 'What will have been received beyond what is due.' }),
  })
  .meta({ id: 'OrderEditPreview' })

/** What is done with the content of an order. */
export const orderChangeRoutes = {
  previewEdit: defineRoute({
    ...common,
    method: 'POST',
    path: '/api/v1/orders/{orderId}/edit/preview',
    operationId: 'previewOrderEdit',
    audit: 'none',
    summary: 'What an edit would do to an order and to what is owed for it',
    description: 'Changes nothing.',
    body: orderEditSchema,
    status: 200,
    response: editPreviewSchema,
    problems: ['order-state', 'wrong-pieces', 'unknown-variant', 'order-too-large'],
  }),
  edit: defineRoute({
    ...common,
    method: 'POST',
    path: '/api/v1/orders/{orderId}/edit',
    operationId: 'editOrder',
    summary: 'Change an order before all of its goods have left',
    description:
      'It is priced again, with the discounts and taxes that it had. What becomes dearer than was paid is outstanding; what becomes cheaper can be refunded.',
    body: orderEditSchema.extend({ version: seenVersionSchema }),
    status: 200,
    response: orderSchema,
    idempotent: true,
    problems: [
      'order-state',
      'order-changed',
      'out-of-stock',
      'wrong-pieces',
      'unknown-variant',
      'order-too-large',
    ],
  }),
  fulfil: defineRoute({
    ...common,
    method: 'POST',
    path: '/api/v1/orders/{orderId}/fulfilments',
    operationId: 'createFulfilment',
    summary: 'Record that goods of an order left the shop, or were handed over',
    body: z.strictObject({
      lines: z.array(linePiecesSchema).min(1).max(200).optional().meta({
        description: 'Omitted: all that is left.',
      }),
      locationId: locationIdSchema.optional().meta({
        description:
          'From where it leaves. Omitted: from where it was promised, with a fulfilment for each location.',
      }),
      allowOversell: z.boolean().default(false).meta({
        description: 'Whether it may leave `locationId` although too few lie there.',
      }),
      tracking: trackingSchema.optional(),
      notifyCustomer: notifyCustomerSchema,
      version: seenVersionSchema,
    }),
    status: 201,
    response: orderSchema,
    idempotent: true,
    problems: ['order-state', 'order-changed', 'wrong-pieces', 'out-of-stock'],
  }),
  places: defineRoute({
    method: 'GET',
    path: '/api/v1/orders/{orderId}/stock',
    access: requires('orders.read'),
    operationId: 'getOrderStock',
    tag,
    summary: 'Where the goods of an order lie that are still to be sent',
    params,
    status: 200,
    response: z
      .strictObject({
        parts: z
          .array(
            z.strictObject({ locationId: locationIdSchema.nullable(), lines: z.array(linePiecesSchema) }),
          )
          .meta({ description: 'From where they are promised, one part for each location.' }),
        locations: z
          .array(
            z.strictObject({
              id: locationIdSchema,
              name: localizedTextSchema,
              lines: z.array(z.strictObject({ lineId: orderLineIdSchema, available: z.int() })),
            }),
          )
          .meta({ description: 'All in use, with what nobody was promised of each line.' }),
      })
      .meta({ id: 'OrderStock' }),
  }),
  cancelFulfilment: defineRoute({
    ...common,
    params: z.strictObject({ orderId: orderIdSchema, fulfilmentId: z.uuid() }),
    method: 'POST',
    path: '/api/v1/orders/{orderId}/fulfilments/{fulfilmentId}/cancel',
    operationId: 'cancelFulfilment',
    summary: 'Take back that goods have left',
    description: 'They are promised to the order again, and are to be sent again.',
    body: z.strictObject({ version: seenVersionSchema }),
    status: 200,
    response: orderSchema,
    problems: ['order-state', 'order-changed'],
  }),
  note: defineRoute({
    ...common,
    method: 'PUT',
    path: '/api/v1/orders/{orderId}/note',
    operationId: 'setOrderNote',
    summary: 'Replace the note of an order',
    body: z.strictObject({
      note: z.string().trim().max(2_000).nullable().meta({ description: 'Null takes it away.' }),
      version: seenVersionSchema,
    }),
    status: 200,
    response: orderSchema,
    problems: ['order-changed'],
  }),
  comment: defineRoute({
    ...common,
    method: 'POST',
    path: '/api/v1/orders/{orderId}/comments',
    operationId: 'commentOnOrder',
    summary: 'Add a comment to the timeline of an order',
    body: z.strictObject({ text: z.string().trim().min(1).max(2_000) }),
    status: 200,
    response: orderSchema,
    idempotent: true,
  }),
}
