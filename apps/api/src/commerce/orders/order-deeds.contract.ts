import {
  cancelReasonSchema,
  orderIdSchema,
  paymentMethodKeySchema,
  paymentOnCancelSchema,
  riskProviderSchema,
  riskVerdictSchema,
} from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'
import { notifyCustomerSchema, seenVersionSchema } from './order-parts.contract.js'
import { orderSchema } from './orders.contract.js'

const params = z.strictObject({ orderId: orderIdSchema })
const tag = 'Orders'

/** What is done with a whole order, and not with its payment alone. */
export const orderDeedRoutes = {
  cancel: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/cancel',
    access: requires('orders.cancel'),
    operationId: 'cancelOrder',
    tag,
    summary: 'Cancel an order that has not been fulfilled',
    description:
      'The order stays cancelled even where its money could not be given back: 402 and 503 then say so, and the payment shows what is left.',
    params,
    body: z.strictObject({
      reason: cancelReasonSchema,
      payment: paymentOnCancelSchema.default('give_back').meta({
        description:
          '`give_back` releases what is only held and refunds what was taken; `keep` does neither.',
      }),
      restock: z.boolean().default(true).meta({ description: 'Whether its goods go back into stock.' }),
      notifyCustomer: notifyCustomerSchema,
      version: seenVersionSchema,
    }),
    status: 200,
    response: orderSchema,
    idempotent: true,
    problems: ['order-state', 'order-changed', 'gateway-declined', 'gateway-unavailable'],
  }),
  fulfil: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/fulfil',
    access: requires('orders.update'),
    operationId: 'fulfilOrder',
    tag,
    summary: 'Mark the goods as sent or handed over',
    params,
    status: 200,
    response: orderSchema,
    problems: ['order-state'],
  }),
  markPaid: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/mark-paid',
    access: requires('orders.capture'),
    operationId: 'markOrderPaid',
    tag,
    summary: 'Confirm that what is outstanding has come',
    description: 'For cash, bank transfers and other ways that no gateway takes part in.',
    params,
    body: z.strictObject({
      method: paymentMethodKeySchema.optional().meta({
        description: 'How it came. Omitted: as was promised, or by cash.',
      }),
      allowOversell: z.boolean().default(false).meta({
        description:
          'Whether goods that the order gave up, as after a declined card, are promised again although too few are in stock. Needs `orders.update` as well.',
      }),
      version: seenVersionSchema,
    }),
    status: 200,
    response: orderSchema,
    idempotent: true,
    problems: ['payment-state', 'order-changed', 'unknown-payment-method', 'out-of-stock'],
  }),
  restock: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/restock',
    access: requires('orders.update'),
    operationId: 'restockOrder',
    tag,
    summary: 'Put the goods of a cancelled or unpaid order back into stock',
    description: 'They go back once, however often it is asked.',
    params,
    status: 200,
    response: orderSchema,
    problems: ['order-state'],
  }),
  assessRisk: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/risk-assessments',
    access: requires('orders.assess'),
    operationId: 'assessOrderRisk',
    tag,
    summary: 'Say what a risk provider makes of an order',
    description:
      "It stands beside the shop's own assessment, and the order has the highest of all levels. An assessment counts once, by its provider and id; what a provider has said already is not told again.",
    params,
    body: riskVerdictSchema.extend({ provider: riskProviderSchema }).meta({ id: 'AssessOrderRisk' }),
    status: 200,
    response: orderSchema,
    problems: ['idempotency-key-reused'],
  }),
  removeTags: defineRoute({
    method: 'POST',
    path: '/api/v1/orders/{orderId}/tags/remove',
    access: requires('orders.update'),
    operationId: 'removeOrderTags',
    tag,
    summary: 'Take tags away from an order',
    params,
    body: z.strictObject({
      tags: z.array(z.string().trim().min(1).max(40)).min(1).max(50),
      version: seenVersionSchema,
    }),
    status: 200,
    response: orderSchema,
    problems: ['order-changed'],
  }),
}
