import { type ProductFilters, type ProductSort, productFiltersSchema, productSorts } from '@counterflow/core'
import { z } from 'zod'
import { joined } from '../../../platform/list/list-address'

const { shape } = productFiltersSchema

/** What the address of the list of products holds; what does not fit is left out instead of failing the page. */
export const productSearchSchema = z.object({
  search: shape.search.catch(undefined),
  status: shape.status.catch(undefined),
  vendor: shape.vendor.catch(undefined),
  tag: shape.tag.catch(undefined),
  channel: shape.channel.catch(undefined),
  stock: shape.stock.catch(undefined),
  sort: z.enum(productSorts).exclude(['newest']).optional().catch(undefined),
  view: z.uuid().optional().catch(undefined),
})

/** An order of the list that is not the usual one. */
export type ChosenProductSort = Exclude<ProductSort, 'newest'>

/** The filters as the API takes them in an address. */
export const productFilterQuery = ({ status, vendor, tag, channel, ...plain }: ProductFilters) => ({
  ...plain,
  status: joined(status),
  vendor: joined(vendor),
  tag: joined(tag),
  channel: joined(channel),
})
