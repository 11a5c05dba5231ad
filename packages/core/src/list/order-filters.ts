import { z } from 'zod'
import { customerIdSchema, registerIdSchema } from '../identifier/id.js'
import { fulfilmentStatusSchema } from '../order/fulfilment-status.js'
import { orderChannelSchema } from '../order/order-snapshot.js'
import { paymentStatusSchema } from '../order/payment-status.js'
import { riskLevelSchema } from '../order/risk.js'
import { amountFilter, anyOfFilter, instantFilter, searchFilter, wordFilter } from './filter-shapes.js'

/**
 * Which orders a list shows. All of what is given must hold; of several values of one field, any. Amounts are in minor
 * units of the shop's currency.
 */
export const orderFiltersSchema = z
  .strictObject({
    search: searchFilter.meta({
      description:
        "The beginning of a number or of a receipt's, or part of the customer's name or e-mail address.",
    }),
    paymentStatus: anyOfFilter(paymentStatusSchema),
    fulfilmentStatus: anyOfFilter(fulfilmentStatusSchema),
    riskLevel: anyOfFilter(riskLevelSchema),
    channel: anyOfFilter(orderChannelSchema),
    tag: anyOfFilter(wordFilter),
    customerId: customerIdSchema,
    registerId: registerIdSchema.meta({ description: 'The till that sold it.' }),
    placedFrom: instantFilter,
    placedBefore: instantFilter,
    totalFrom: amountFilter,
    totalTo: amountFilter,
    hasNote: z.boolean(),
    cancelled: z.boolean(),
  })
  .partial()
  .meta({ id: 'OrderFilters' })

/** Which orders a list shows. */
export type OrderFilters = z.infer<typeof orderFiltersSchema>

export const orderSorts = ['placed_desc', 'placed_asc', 'total_desc', 'total_asc'] as const

export const orderSortSchema = z.enum(orderSorts).meta({ id: 'OrderSort' })

/** In which order a list shows orders. */
export type OrderSort = z.infer<typeof orderSortSchema>
