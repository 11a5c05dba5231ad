import { chargeIdSchema, chargeSchema } from '@counterflow/core'
import { z } from 'zod'
import { defineRoute, requires } from '../../../platform/http/route-contract.js'

export const chargeRoutes = {
  get: defineRoute({
    method: 'GET',
    path: '/api/v1/charges/{chargeId}',
    access: requires('orders.read'),
    operationId: 'getCharge',
    tag: 'Orders',
    summary: 'A charge: what was taken, what was given back, and whether it is disputed',
    description: 'A charge goes by the id of the payment from which the money was taken.',
    params: z.strictObject({ chargeId: chargeIdSchema }),
    status: 200,
    response: chargeSchema,
  }),
}
