import { type OrderFilters, orderFiltersSchema, orderSortSchema } from '@counterflow/core'
import { z } from 'zod'
import { asked, joined } from '../../../platform/list/list-address'

const { shape } = orderFiltersSchema

/** What the address of the list of orders holds; what does not fit is left out instead of failing the page. */
export const orderSearchSchema = z.object({
  search: shape.search.catch(undefined),
  paymentStatus: shape.paymentStatus.catch(undefined),
  fulfilmentStatus: shape.fulfilmentStatus.catch(undefined),
  riskLevel: shape.riskLevel.catch(undefined),
  channel: shape.channel.catch(undefined),
  tag: shape.tag.catch(undefined),
  customerId: shape.customerId.catch(undefined),
  registerId: shape.registerId.catch(undefined),
  placedFrom: shape.placedFrom.catch(undefined),
  placedBefore: shape.placedBefore.catch(undefined),
  totalFrom: shape.totalFrom.catch(undefined),
  totalTo: shape.totalTo.catch(undefined),
  hasNote: shape.hasNote.catch(undefined),
  cancelled: shape.cancelled.catch(undefined),
  sort: orderSortSchema.optional().catch(undefined),
  view: z.uuid().optional().catch(undefined),
  place: z.boolean().optional().catch(undefined),
})

/** Filters as the screens hold them: an id of the address is any text. */
export interface AskedFilters extends Omit<OrderFilters, 'customerId' | 'registerId'> {
  customerId?: string | undefined
  registerId?: string | undefined
}

/** The filters as the API takes them in an address. */
export function filterQuery(filters: AskedFilters) {
  const { paymentStatus, fulfilmentStatus, riskLevel, channel, tag, hasNote, cancelled, ...plain } = filters
  return {
    ...plain,
    paymentStatus: joined(paymentStatus),
    fulfilmentStatus: joined(fulfilmentStatus),
    riskLevel: joined(riskLevel),
    channel: joined(channel),
    tag: joined(tag),
    hasNote: asked(hasNote),
    cancelled: asked(cancelled),
  }
}
