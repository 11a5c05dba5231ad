import { type DiscountFilters, discountFiltersSchema } from '@counterflow/core'
import { z } from 'zod'
import { joined } from '../../../platform/list/list-address'

const { shape } = discountFiltersSchema

/** What the address of the list of discounts holds; what does not fit is left out instead of failing the page. */
export const discountSearchSchema = z.object({
  search: shape.search.catch(undefined),
  status: shape.status.catch(undefined),
  kind: shape.kind.catch(undefined),
  endsFrom: shape.endsFrom.catch(undefined),
  endsBefore: shape.endsBefore.catch(undefined),
  view: z.uuid().optional().catch(undefined),
})

/** The filters as the API takes them in an address. */
export const discountFilterQuery = ({ status, kind, ...plain }: DiscountFilters) => ({
  ...plain,
  status: joined(status),
  kind: joined(kind),
})
