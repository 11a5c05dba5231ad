import { z } from 'zod'
import { productStatusSchema } from '../catalogue/product-status.js'
import { salesChannelSchema } from '../catalogue/sales-channel.js'
import { anyOfFilter, searchFilter, wordFilter } from './filter-shapes.js'

/** Which products a list shows. All of what is given must hold; of several values of one field, any. */
export const productFiltersSchema = z
  .strictObject({
    search: searchFilter,
    status: anyOfFilter(productStatusSchema),
    vendor: anyOfFilter(z.string().trim().min(1).max(100)),
    tag: anyOfFilter(wordFilter),
    channel: anyOfFilter(salesChannelSchema),
    stock: z.enum(['in', 'out']),
  })
  .partial()
  .meta({ id: 'ProductFilters' })

/** Which products a list shows. */
export type ProductFilters = z.infer<typeof productFiltersSchema>

export const productSorts = ['newest', 'title', 'price_low', 'price_high'] as const

/** In which order a list shows products. */
export type ProductSort = (typeof productSorts)[number]
