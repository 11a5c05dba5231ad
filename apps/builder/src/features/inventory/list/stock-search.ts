import { stockFiltersSchema } from '@counterflow/core'
import { z } from 'zod'

const { shape } = stockFiltersSchema

/** What the address of the list of stock holds; what does not fit is left out instead of failing the page. */
export const stockSearchSchema = z.object({
  search: shape.search.catch(undefined),
  state: shape.state.catch(undefined),
  locationId: shape.locationId.catch(undefined),
  view: z.uuid().optional().catch(undefined),
})
