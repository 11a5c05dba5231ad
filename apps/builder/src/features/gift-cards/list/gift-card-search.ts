import { type GiftCardFilters, giftCardFiltersSchema } from '@counterflow/core'
import { z } from 'zod'
import { joined } from '../../../platform/list/list-address'

const { shape } = giftCardFiltersSchema

/** What the address of the list of gift cards holds; what does not fit is left out instead of failing the page. */
export const giftCardSearchSchema = z.object({
  search: shape.search.catch(undefined),
  status: shape.status.catch(undefined),
  balanceFrom: shape.balanceFrom.catch(undefined),
  balanceTo: shape.balanceTo.catch(undefined),
  expiresFrom: shape.expiresFrom.catch(undefined),
  expiresBefore: shape.expiresBefore.catch(undefined),
  view: z.uuid().optional().catch(undefined),
  issue: z.boolean().optional().catch(undefined),
})

/** The filters as the API takes them in an address. */
export const giftCardFilterQuery = ({ status, ...plain }: GiftCardFilters) => ({
  ...plain,
  status: joined(status),
})
