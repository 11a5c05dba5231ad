import { z } from 'zod'

export const fulfilmentStatuses = ['unfulfilled', 'partial', 'fulfilled'] as const

export const fulfilmentStatusSchema = z.enum(fulfilmentStatuses).meta({ id: 'FulfilmentStatus' })

/** How much of an order has left the shop or was handed over: nothing, some of it, all of it. */
export type FulfilmentStatus = z.infer<typeof fulfilmentStatusSchema>

/** A line by its pieces: how many are ordered, and how many of them have left. */
export interface FulfillableLine {
  readonly quantity: number
  readonly fulfilled: number
}

/** Where the fulfilment of an order with `lines` stands. Lines without pieces, as an edit leaves them, do not count. */
export function fulfilmentStatusOf(lines: readonly FulfillableLine[]): FulfilmentStatus {
  const ordered = lines.filter(({ quantity }) => quantity > 0)
  if (ordered.every(({ fulfilled }) => fulfilled === 0)) return 'unfulfilled'
  return ordered.every(({ quantity, fulfilled }) => fulfilled >= quantity) ? 'fulfilled' : 'partial'
}
