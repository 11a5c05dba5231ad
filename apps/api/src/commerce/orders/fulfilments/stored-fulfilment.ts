import type { LocalizedText, LocationId, OrderId } from '@counterflow/core'
import { asc, eq } from 'drizzle-orm'
import { among } from '../../../platform/database/among.js'
import type { Queries } from '../../../platform/database/database.js'
import { locations } from '../../locations/location.table.js'
import { orderFulfilmentLines, orderFulfilments } from './fulfilment.table.js'

/** A fulfilment with its lines, as it is stored. */
export interface StoredFulfilment {
  readonly fulfilment: typeof orderFulfilments.$inferSelect
  readonly location: { readonly id: LocationId; readonly name: LocalizedText } | null
  readonly lines: readonly (typeof orderFulfilmentLines.$inferSelect)[]
}

/** The fulfilments of orders by their ids, the earliest first; those without any are not in the answer. */
export async function readFulfilments(
  queries: Queries,
  orderIds: readonly OrderId[],
): Promise<ReadonlyMap<OrderId, StoredFulfilment[]>> {
  const rows = await queries
    .select({ fulfilment: orderFulfilments, name: locations.name })
    .from(orderFulfilments)
    .leftJoin(locations, eq(locations.id, orderFulfilments.locationId))
    .where(among(orderFulfilments.orderId, orderIds))
    .orderBy(asc(orderFulfilments.createdAt), asc(orderFulfilments.id))
  if (rows.length === 0) return new Map()
  const ids = rows.map(({ fulfilment }) => fulfilment.id)
  const lines = await queries
    .select()
    .from(orderFulfilmentLines)
    .where(among(orderFulfilmentLines.fulfilmentId, ids))
  const stored = rows.map(({ fulfilment, name }) => ({
    fulfilment,
    location: fulfilment.locationId === null || name === null ? null : { id: fulfilment.locationId, name },
    lines: lines.filter((line) => line.fulfilmentId === fulfilment.id),
  }))
  return Map.groupBy(stored, ({ fulfilment }) => fulfilment.orderId)
}
