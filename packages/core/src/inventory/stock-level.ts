import type { LocationId } from '../identifier/id.js'

/** How many pieces of a variant lie at a location, and how many of those are promised to orders. */
export interface StockLevel {
  readonly locationId: LocationId
  readonly onHand: number
  readonly reserved: number
}

/** Pieces that can still be sold; negative where more were promised than lie there. */
export function availableAt({ onHand, reserved }: Pick<StockLevel, 'onHand' | 'reserved'>): number {
  return onHand - reserved
}

/** Pieces that can still be sold over all of `levels`. */
export function availableOver(levels: readonly Pick<StockLevel, 'onHand' | 'reserved'>[]): number {
  return levels.reduce((sum, level) => sum + availableAt(level), 0)
}
