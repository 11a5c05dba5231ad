import type { OrderFilters } from '@counterflow/core'
import { and, eq, gte, inArray, isNotNull, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { orders } from '../order.table.js'
import { type Access, orderSearch } from './order-search.js'

/** What an order must be, twice where it helps: as one of its facets, which an index finds, and in its columns. */
export function orderConditions(filters: OrderFilters, access: Access = 'in turn'): SQL | undefined {
  const { search, customerId, registerId, placedFrom, placedBefore, totalFrom, totalTo } = filters
  return and(
    ...facetConditions(filters),
    ...columnConditions(filters),
    customerId && eq(orders.customerId, customerId),
    registerId && sql`${orders.till} #>> '{register,id}' = ${registerId}`,
    placedFrom === undefined ? undefined : gte(orders.placedAt, new Date(placedFrom)),
    placedBefore === undefined ? undefined : lt(orders.placedAt, new Date(placedBefore)),
    totalFrom === undefined ? undefined : gte(sql`${orders.total}`, totalFrom),
    totalTo === undefined ? undefined : lte(sql`${orders.total}`, totalTo),
    search === undefined ? undefined : orderSearch(search, access),
  )
}

function facetConditions(filters: OrderFilters): SQL[] {
  const { paymentStatus, fulfilmentStatus, riskLevel, channel, tag, hasNote, cancelled } = filters
  const anyOf = [
    paymentStatus?.map((value) => `payment:${value}`),
    fulfilmentStatus?.map((value) => `fulfilment:${value}`),
    riskLevel?.map((value) => `risk:${value}`),
    channel?.map((value) => `channel:${value}`),
    tag,
  ].filter((values) => values !== undefined)
  const all = [
    // One array that holds all is found faster than several of which each is held.
    ...anyOf.flatMap((values) => (values.length === 1 ? values : [])),
    ...(hasNote === undefined ? [] : [`note:${hasNote ? 'yes' : 'no'}`]),
    ...(cancelled === undefined ? [] : [`cancelled:${cancelled ? 'yes' : 'no'}`]),
  ]
  const several = anyOf.filter((values) => values.length > 1)
  return [
    ...(all.length === 0 ? [] : [sql`${orders.facets} @> ${sql.param(all)}::text[]`]),
    ...several.map((values) => sql`${orders.facets} && ${sql.param(values)}::text[]`),
  ]
}

/** A tag may be written like a facet, so what the index finds is looked at again. */
function columnConditions(filters: OrderFilters): (SQL | undefined)[] {
  const { paymentStatus, fulfilmentStatus, riskLevel, channel, tag, hasNote, cancelled } = filters
  return [
    paymentStatus && inArray(orders.paymentStatus, paymentStatus),
    fulfilmentStatus && inArray(orders.fulfilmentStatus, fulfilmentStatus),
    riskLevel && inArray(orders.riskLevel, riskLevel),
    channel && inArray(orders.channel, channel),
    tag && or(...tag.map((one) => sql`${one} = any(${orders.tags})`)),
    hasNote === undefined ? undefined : hasNote ? isNotNull(orders.note) : isNull(orders.note),
    cancelled === undefined
      ? undefined
      : cancelled
        ? isNotNull(orders.cancelledAt)
        : isNull(orders.cancelledAt),
  ]
}
