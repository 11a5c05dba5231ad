import { currencySchema, locationIdSchema, minorUnitsSchema, registerIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../platform/http/route-contract.js'

export const salesReportParts = ['day', 'hour', 'product', 'staff', 'register', 'tender'] as const

const tag = 'Sales reports'
const access = requires('registers.manage')
const query = {
  from: z.iso.date().meta({ description: 'The first day, in the time of the shop.' }),
  to: z.iso.date().meta({ description: 'The last day; at most 366 in all.' }),
  by: z.enum(salesReportParts).default('day'),
  registerId: registerIdSchema.optional(),
  locationId: locationIdSchema.optional(),
}

const figures = {
  tickets: z.int(),
  items: z.int().meta({ description: 'Pieces that were sold, less those that came back.' }),
  sold: minorUnitsSchema.meta({ description: 'With tax, after discounts.' }),
  returned: minorUnitsSchema,
  discount: minorUnitsSchema,
  tax: minorUnitsSchema,
  total: minorUnitsSchema.meta({ description: 'Sold less returned, with rounding.' }),
}

export const salesReportSchema = z
  .strictObject({
    currency: currencySchema,
    by: z.enum(salesReportParts),
    rows: z.array(
      z
        .strictObject({
          key: z.string().meta({ description: 'A day, an hour (0 to 23), an id, or a way of paying.' }),
          label: z.string().nullable().meta({ description: 'A name, where the key is an id.' }),
          ...figures,
        })
        .meta({ id: 'SalesReportRow' }),
    ),
    totals: z.strictObject(figures),
  })
  .meta({ id: 'SalesReport' })

export const salesReportRoutes = {
  read: defineRoute({
    method: 'GET',
    path: '/api/v1/sales-reports',
    access,
    operationId: 'getSalesReport',
    tag,
    summary: 'What was sold at tills, by day, hour, product, person, register or way of paying',
    description: 'Voided tickets count for nothing. Of a way of paying, `total` is what came by it.',
    query: z.strictObject(query),
    status: 200,
    response: salesReportSchema,
  }),
  export: defineRoute({
    method: 'GET',
    path: '/api/v1/sales-reports/export',
    access,
    operationId: 'exportSalesReport',
    tag,
    summary: 'The same as a file of comma-separated values',
    description:
      'UTF-8. Amounts are in units of the currency. A text that begins like a formula has an apostrophe before it.',
    query: z.strictObject(query),
    status: 200,
    response: z.string(),
    streamed: true,
    answersFile: 'text/csv',
    audit: 'done',
  }),
}
