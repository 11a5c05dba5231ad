import { z } from 'zod'

export const availabilitySchema = z
  .enum(['in_stock', 'few_left', 'out_of_stock'])
  .meta({ id: 'Availability', description: 'How much of it there is, as far as customers are told.' })

/** How much there is of something, as far as customers are told: exact figures are the shop's business. */
export type Availability = z.infer<typeof availabilitySchema>

/** Up to how many pieces are few. */
export const fewPieces = 5

/** What decides how much of a variant may be sold. */
export interface SellableStock {
  /** Pieces that no other order holds; may be below zero. */
  readonly available: number
  /** Whether its pieces are counted at all. */
  readonly tracked: boolean
  /** Whether it is sold beyond what there is. */
  readonly oversell: boolean
}

/** How many pieces may be sold at most; null: any number. */
export function mostSellable({ available, tracked, oversell }: SellableStock): number | null {
  return !tracked || oversell ? null : Math.max(0, available)
}

/** What customers are told of `stock`. */
export function availabilityOf(stock: SellableStock): Availability {
  const most = mostSellable(stock)
  if (most === null) return 'in_stock'
  if (most === 0) return 'out_of_stock'
  return most <= fewPieces ? 'few_left' : 'in_stock'
}
