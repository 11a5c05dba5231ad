import { z } from 'zod'
import { locationIdSchema } from '../identifier/id.js'
import { searchFilter } from './filter-shapes.js'

/** Which variants a list of stock shows; all of what is given must hold. */
export const stockFiltersSchema = z
  .strictObject({
    search: searchFilter,
    state: z.enum(['low', 'out']),
    locationId: locationIdSchema,
  })
  .partial()
  .meta({ id: 'StockFilters' })

/** Which variants a list of stock shows. */
export type StockFilters = z.infer<typeof stockFiltersSchema>
