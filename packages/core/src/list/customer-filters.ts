import { z } from 'zod'
import {
  amountFilter,
  anyOfFilter,
  countFilter,
  instantFilter,
  searchFilter,
  wordFilter,
} from './filter-shapes.js'

/**
 * Which customers a list shows. All of what is given must hold; of several values of one field, any. Amounts are in
 * minor units of the shop's currency.
 */
export const customerFiltersSchema = z
  .strictObject({
    search: searchFilter,
    tag: anyOfFilter(wordFilter),
    subscribed: z.boolean(),
    country: anyOfFilter(z.string().regex(/^[A-Z]{2}$/, 'Expected a country of ISO 3166-1, such as KR.')),
    ordersFrom: countFilter,
    ordersTo: countFilter,
    spentFrom: amountFilter,
    spentTo: amountFilter,
    lastOrderFrom: instantFilter,
    lastOrderBefore: instantFilter,
  })
  .partial()
  .meta({ id: 'CustomerFilters' })

/** Which customers a list shows. */
export type CustomerFilters = z.infer<typeof customerFiltersSchema>
