import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

const tag = 'Shop'
const weekInMinutes = 7 * 24 * 60

export const declinedOrdersSchema = z
  .strictObject({
    cancelAfterMinutes: z
      .int()
      .min(5)
      .max(weekInMinutes)
      .nullable()
      .meta({ description: 'Null: they are never cancelled by themselves.' }),
  })
  .meta({ id: 'DeclinedOrders' })

export const declinedOrderRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/shop/declined-orders',
    access: requires('shop.read'),
    operationId: 'getDeclinedOrders',
    tag,
    summary: 'How long an order whose card was declined waits for another payment',
    status: 200,
    response: declinedOrdersSchema,
  }),
  update: defineRoute({
    method: 'PUT',
    path: '/api/v1/shop/declined-orders',
    access: requires('shop.update'),
    operationId: 'setDeclinedOrders',
    tag,
    summary: 'Say how long an order whose card was declined waits for another payment',
    description: 'Afterwards it is cancelled. It holds no stock meanwhile.',
    body: declinedOrdersSchema,
    status: 200,
    response: declinedOrdersSchema,
  }),
}
