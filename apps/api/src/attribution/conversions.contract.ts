import { orderSortSchema } from '@counterflow/core'
import { z } from 'zod'
import { orderFilterQueryShape } from '../commerce/orders/list/order-list.contract.js'
import { defineRoute, requires } from '../platform/http/route-contract.js'

export const conversionRoutes = {
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/orders/conversions/export',
    access: requires('orders.read'),
    operationId: 'exportConversions',
    tag: 'Orders',
    summary: 'Orders that came from a click, as a file for Google Ads',
    description:
      'For "Import conversions from clicks" by hand. Orders with a gclid that were not cancelled, times in UTC.',
    query: z.strictObject({
      name: z.string().trim().min(1, 'Name the conversion action.').max(100).meta({
        description: 'What the conversion action is called in Google Ads, to the letter.',
      }),
      sort: orderSortSchema.default('placed_desc'),
      ...orderFilterQueryShape,
    }),
    status: 200,
    response: z.string(),
    streamed: true,
    answersFile: 'text/csv',
    audit: 'done',
  }),
}
