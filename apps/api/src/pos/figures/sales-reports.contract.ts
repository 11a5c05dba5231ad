import { currencySchema, locationIdSchema, minorUnitsSchema, registerIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { flagInQuery } from '../../platform/http/query-filters.js'
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
  compare: flagInQuery.meta({
    description: 'Whether to say what as many days before came to: those that end where these begin.',
  }),
}

const figures = {
  tickets: z.int(),
  items: z.int().meta({ description: 'Pieces that were sold, less those that came back.' }),
  sold: minorUnitsSchema.meta({ description: 'With tax, after discounts.' }),
  returned: minorUnitsSchema,
  discount: minorUnitsSchema,
  tax: minorUnitsSchema,
  rounding: minorUnitsSchema.meta({ description: 'To the smallest coin, where cash was taken.' }),
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
          before: minorUnitsSchema.nullable().meta({
            description: 'The total of the same in the days before; null where that was not asked for.',
          }),
        })
        .meta({ id: 'SalesReportRow' }),
    ),
    totals: z.strictObject(figures),
    before: z
      .strictObject({ from: z.iso.date(), to: z.iso.date(), totals: z.strictObject(figures) })
      .nullable()
      .meta({ description: 'The days before; null where they were not asked for.' }),
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
