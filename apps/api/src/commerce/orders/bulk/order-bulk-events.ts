import { z } from 'zod'
import { defineEvent } from '../../../platform/events/event-definition.js'
import { orderBulkStateSchema } from './order-bulk.contract.js'

/** A deed for many orders has come further. */
export const orderBulkProgressed = defineEvent({
  type: 'order_bulk.progressed',
  subjectType: 'order_bulk',
  payload: z.strictObject({ bulkId: z.uuid(), state: orderBulkStateSchema, remaining: z.int() }),
  audience: 'orders.read',
})
