import { customerIdSchema, foundSaleSchema, lookedUpSaleSchema, saleIdSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, enrolledDevice } from '../../platform/http/route-contract.js'

const tag = 'Tills'
const access = enrolledDevice

export const saleLookUpRoutes = {
  find: defineRoute({
    method: 'GET',
    path: '/api/v1/till/sales',
    access,
    operationId: 'findTillSales',
    tag,
    summary: 'Sales of all registers that have arrived, latest first, 50 at most',
    query: z.strictObject({
      search: z.string().trim().min(1).max(100).optional().meta({ description: 'Part of a receipt number.' }),
      customerId: customerIdSchema.optional(),
      from: z.iso.datetime().optional(),
      before: z.iso.datetime().optional(),
    }),
    status: 200,
    response: z.strictObject({ items: z.array(foundSaleSchema) }).meta({ id: 'FoundSales' }),
  }),
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/till/sales/{saleId}',
    access,
    operationId: 'getTillSale',
    tag,
    summary: 'A sale of any register, and what of it came back',
    params: z.strictObject({ saleId: saleIdSchema }),
    status: 200,
    response: lookedUpSaleSchema,
  }),
}
