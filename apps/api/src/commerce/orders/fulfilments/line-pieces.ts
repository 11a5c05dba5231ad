import { type FulfilmentStatus, fulfilmentStatusOf, type OrderId, type OrderLineId } from '@counterflow/core'
import { asc, eq } from 'drizzle-orm'
import type { Queries, Transaction } from '../../../platform/database/database.js'
import type { Pieces } from '../../inventory/stock.js'
import { orderLines, orders } from '../order.table.js'
import { type WrongPieces, wrongPieces } from '../order-problems.js'

export type OrderLineRow = typeof orderLines.$inferSelect

/** So many pieces of a line of an order. */
export interface LinePieces {
  readonly lineId: OrderLineId
  readonly quantity: number
}

/** A line with the pieces of it that something is done with. */
export interface ChosenPieces {
  readonly line: OrderLineRow
  readonly quantity: number
}

/** The lines of an order, in their order; those that an edit has emptied as well. */
export async function readLines(queries: Queries, orderId: OrderId): Promise<OrderLineRow[]> {
  return queries
    .select()
    .from(orderLines)
    .where(eq(orderLines.orderId, orderId))
    .orderBy(asc(orderLines.position))
}

/** How many pieces of a line are still to be sent. */
export const unsentOf = ({ quantity, fulfilled, removed }: OrderLineRow): number =>
  quantity - fulfilled - removed

/**
 * The lines that `pieces` mean; a line named twice counts once, with all of its pieces.
 * @param left how many pieces of a line there are at most.
 * @throws Problem `wrong-pieces` (422) that names every wrong line.
 */
export function choosePieces(
  lines: readonly OrderLineRow[],
  pieces: readonly LinePieces[],
  left: (line: OrderLineRow) => number,
): ChosenPieces[] {
  const chosen = new Map<OrderLineId, ChosenPieces>()
  const wrong: WrongPieces[] = []
  for (const [index, { lineId, quantity }] of pieces.entries()) {
    const line = lines.find(({ id }) => id === lineId)
    if (line === undefined) {
      wrong.push({ path: `/lines/${index}/lineId` })
      continue
    }
    const sum = quantity + (chosen.get(lineId)?.quantity ?? 0)
    if (sum > left(line)) wrong.push({ path: `/lines/${index}/quantity`, most: left(line) })
    chosen.set(lineId, { line, quantity: sum })
  }
  if (wrong.length > 0) throw wrongPieces(wrong)
  return [...chosen.values()]
}

/** What the stock is told of them. Items that are in no catalogue have no stock. */
export function stockPieces(chosen: readonly ChosenPieces[]): Pieces[] {
  return chosen.flatMap(({ line: { variantId }, quantity }) =>
    variantId === null || quantity === 0 ? [] : [{ variantId, quantity }],
  )
}

/** Brings the order's fulfilment status up to date. Whoever calls has changed how many pieces have left. */
export async function settleFulfilment(
  transaction: Transaction,
  orderId: OrderId,
): Promise<FulfilmentStatus> {
  const lines = await readLines(transaction, orderId)
  const status = fulfilmentStatusOf(
    lines.map(({ quantity, removed, fulfilled }) => ({ quantity: quantity - removed, fulfilled })),
  )
  const [order] = await transaction
    .select({ fulfilledAt: orders.fulfilledAt })
    .from(orders)
    .where(eq(orders.id, orderId))
  const fulfilledAt = status === 'fulfilled' ? (order?.fulfilledAt ?? new Date()) : null
  await transaction
    .update(orders)
    .set({ fulfilmentStatus: status, fulfilledAt })
    .where(eq(orders.id, orderId))
  return status
}
