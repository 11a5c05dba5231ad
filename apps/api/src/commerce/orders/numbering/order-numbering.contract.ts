import { greatestOrderNumber, orderNumberFormatSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

const tag = 'Shop'

export const orderNumberingSchema = z
  .strictObject({
    ...orderNumberFormatSchema.shape,
    next: z.int().meta({ description: 'The number of the next order.' }),
    least: z
      .int()
      .meta({ description: 'The least that `next` can be set to: no number is given out twice.' }),
  })
  .meta({ id: 'OrderNumbering' })

export const orderNumberingRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/shop/order-numbers',
    access: requires('shop.read'),
    operationId: 'getOrderNumbering',
    tag,
    summary: 'How orders are numbered',
    status: 200,
    response: orderNumberingSchema,
  }),
  update: defineRoute({
    method: 'PUT',
    path: '/api/v1/shop/order-numbers',
    access: requires('shop.update'),
    operationId: 'setOrderNumbering',
    tag,
    summary: 'Change how orders are numbered',
    description: 'Prefix and suffix name all orders, also those that were placed before.',
    body: z.strictObject({
      ...orderNumberFormatSchema.shape,
      next: z
        .int()
        .min(1)
        .max(greatestOrderNumber)
        .optional()
        .meta({ description: 'The number of the next order. Omitted: it goes on as it was.' }),
    }),
    status: 200,
    response: orderNumberingSchema,
  }),
}
