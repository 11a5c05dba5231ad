import { z } from 'zod'
import { discountStatuses } from '../pricing/discount-eligibility.js'
import { anyOfFilter, instantFilter, searchFilter } from './filter-shapes.js'

export const discountKinds = ['amount', 'percent', 'free_shipping'] as const

/** Which discounts a list shows. All of what is given must hold; of several values of one field, any. */
export const discountFiltersSchema = z
  .strictObject({
    search: searchFilter,
    status: anyOfFilter(z.enum(discountStatuses)),
    kind: anyOfFilter(z.enum(discountKinds)),
    endsFrom: instantFilter,
    endsBefore: instantFilter,
  })
  .partial()
  .meta({ id: 'DiscountFilters' })

/** Which discounts a list shows. */
export type DiscountFilters = z.infer<typeof discountFiltersSchema>
