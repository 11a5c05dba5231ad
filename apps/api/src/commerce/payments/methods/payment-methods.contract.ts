import { paymentMethodKeySchema, paymentMethodSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

const tag = 'Payment methods'
const params = z.strictObject({ key: paymentMethodKeySchema })
const response = z.strictObject({ items: z.array(paymentMethodSchema) })

/** How customers may pay without a gateway (R104, R106, R107). */
export const paymentMethodRoutes = {
  list: defineRoute({
    method: 'GET',
    path: '/api/v1/payment-methods',
    access: requires('orders.read'),
    operationId: 'listPaymentMethods',
    tag,
    summary: 'The ways of paying that no gateway takes part in',
    status: 200,
    response,
  }),
  put: defineRoute({
    method: 'PUT',
    path: '/api/v1/payment-methods/{key}',
    access: requires('shop.update'),
    operationId: 'putPaymentMethod',
    tag,
    summary: 'Change a way of paying, or make a new one',
    params,
    body: paymentMethodSchema.omit({ key: true, builtIn: true, position: true }),
    status: 200,
    response,
    problems: ['too-many-payment-methods'],
  }),
  remove: defineRoute({
    method: 'DELETE',
    path: '/api/v1/payment-methods/{key}',
    access: requires('shop.update'),
    operationId: 'removePaymentMethod',
    tag,
    summary: 'Remove a way of paying that the shop made',
    params,
    status: 200,
    response,
    problems: ['payment-method-built-in'],
  }),
  arrange: defineRoute({
    method: 'PUT',
    path: '/api/v1/payment-method-order',
    access: requires('shop.update'),
    operationId: 'arrangePaymentMethods',
    tag,
    summary: 'Bring the ways of paying into another order',
    body: z.strictObject({ keys: z.array(paymentMethodKeySchema).max(100) }),
    status: 200,
    response,
  }),
}
