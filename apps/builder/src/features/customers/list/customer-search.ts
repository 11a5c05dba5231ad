import { type CustomerFilters, customerFiltersSchema } from '@counterflow/core'
import { z } from 'zod'
import { asked, joined } from '../../../platform/list/list-address'

const { shape } = customerFiltersSchema

/** What the address of the list of customers holds; what does not fit is left out instead of failing the page. */
export const customerSearchSchema = z.object({
  search: shape.search.catch(undefined),
  tag: shape.tag.catch(undefined),
  subscribed: shape.subscribed.catch(undefined),
  country: shape.country.catch(undefined),
  ordersFrom: shape.ordersFrom.catch(undefined),
  ordersTo: shape.ordersTo.catch(undefined),
  spentFrom: shape.spentFrom.catch(undefined),
  spentTo: shape.spentTo.catch(undefined),
  lastOrderFrom: shape.lastOrderFrom.catch(undefined),
  lastOrderBefore: shape.lastOrderBefore.catch(undefined),
  view: z.uuid().optional().catch(undefined),
  create: z.boolean().optional().catch(undefined),
})

/** The filters as the API takes them in an address. */
export const customerFilterQuery = ({ tag, country, subscribed, ...plain }: CustomerFilters) => ({
  ...plain,
  tag: joined(tag),
  country: joined(country),
  subscribed: asked(subscribed),
})
