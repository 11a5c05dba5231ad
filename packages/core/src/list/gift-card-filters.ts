import { z } from 'zod'
import { giftCardStatusSchema } from '../gift-card/gift-card.js'
import { amountFilter, anyOfFilter, instantFilter, searchFilter } from './filter-shapes.js'

/**
 * Which gift cards a list shows. All of what is given must hold; of several values of one field, any. Amounts are in
 * minor units of the shop's currency.
 */
export const giftCardFiltersSchema = z
  .strictObject({
    search: searchFilter,
    status: anyOfFilter(giftCardStatusSchema),
    balanceFrom: amountFilter,
    balanceTo: amountFilter,
    expiresFrom: instantFilter,
    expiresBefore: instantFilter,
  })
  .partial()
  .meta({ id: 'GiftCardFilters' })

/** Which gift cards a list shows. */
export type GiftCardFilters = z.infer<typeof giftCardFiltersSchema>
