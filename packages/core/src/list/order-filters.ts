import { z } from 'zod'
import { customerIdSchema } from '../identifier/id.js'
import { fulfilmentStatusSchema } from '../order/fulfilment-status.js'
import { orderChannelSchema } from '../order/order-snapshot.js'
import { paymentStatusSchema } from '../order/payment-status.js'
import { riskLevelSchema } from '../order/risk.js'

const most = 20
const instant = z.iso.datetime({ offset: true })
const amount = z.int('Expected a whole number of the smallest units.').min(0)

/**
 * Which orders a list shows. All of what is given must hold; of several values of one field, any. Amounts are in minor
 * units of the shop's currency.
 */
export const orderFiltersSchema = z
  .strictObject({
    search: z.string().trim().min(1).max(100).meta({
      description: "The beginning of a number, or part of the customer's name or e-mail address.",
    }),
    paymentStatus: z.array(paymentStatusSchema).min(1).max(most),
    fulfilmentStatus: z.array(fulfilmentStatusSchema).min(1).max(most),
    riskLevel: z.array(riskLevelSchema).min(1).max(most),
    channel: z.array(orderChannelSchema).min(1).max(most),
    tag: z.array(z.string().trim().min(1).max(40)).min(1).max(most),
    customerId: customerIdSchema,
    placedFrom: instant,
    placedBefore: instant,
    totalFrom: amount,
    totalTo: amount,
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
