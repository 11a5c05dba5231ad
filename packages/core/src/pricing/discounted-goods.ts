import { allocateMoney } from '../money/allocation.js'
import type { Currency } from '../money/currency.js'
import { type MinorUnits, minorUnits, money } from '../money/money.js'
import type { LineToPrice } from './order-to-price.js'

/** A line while discounts are taken off it: what is left of it, in minor units. */
export interface DiscountedLine {
  readonly line: LineToPrice
  readonly remaining: MinorUnits
}

const textOrder = (left: string | null, right: string | null) =>
  (left ?? '') === (right ?? '') ? 0 : (left ?? '') < (right ?? '') ? -1 : 1

/**
 * Who comes first when equal claims cannot all be met: the larger amount, then the taxed line, then by product and
 * variant id. It goes by what the lines are and not where they stand, so that another sequence of the same lines
 * costs the same to the unit.
 */
function byPrecedence(left: DiscountedLine, right: DiscountedLine): number {
  return (
    right.remaining - left.remaining ||
    Number(right.line.taxable) - Number(left.line.taxable) ||
    textOrder(left.line.productId, right.line.productId) ||
    textOrder(left.line.variantId, right.line.variantId)
  )
}

/** `amount` shared among `goods` in proportion to what is left of each, to the unit; by the goods' positions. */
export function shareAmong(
  goods: readonly DiscountedLine[],
  amount: MinorUnits,
  currency: Currency,
): Map<number, MinorUnits> {
  if (goods.length === 0) return new Map()
  const ranked = goods.map((each, index) => ({ each, index }))
  ranked.sort((left, right) => byPrecedence(left.each, right.each) || left.index - right.index)
  const shares = allocateMoney(
    money(amount, currency),
    ranked.map(({ each }) => each.remaining),
  )
  return new Map(ranked.map(({ index }, rank) => [index, shares[rank]?.amount ?? minorUnits(0)]))
}

/** What is left of all `goods` together. */
export function remainingOf(goods: readonly DiscountedLine[]): MinorUnits {
  return minorUnits(goods.reduce((sum, { remaining }) => sum + BigInt(remaining), 0n))
}

/**
 * Takes off the goods that `covers` chooses what `decide` makes of their sum, shared among them in proportion.
 * Answers the goods as they are left and what was taken in all, which is never more than there was.
 */
export function takeOff(
  goods: readonly DiscountedLine[],
  discount: { covers: (line: LineToPrice) => boolean; decide: (sum: MinorUnits) => MinorUnits },
  currency: Currency,
): { goods: DiscountedLine[]; taken: MinorUnits } {
  const positions = goods.flatMap(({ line }, position) => (discount.covers(line) ? [position] : []))
  const covered = goods.filter(({ line }) => discount.covers(line))
  const taken = discount.decide(remainingOf(covered))
  const shares = shareAmong(covered, taken, currency)
  const shareAt = new Map(positions.map((position, index) => [position, shares.get(index) ?? 0]))
  return {
    taken,
    goods: goods.map(({ line, remaining }, position) => ({
      line,
      remaining: minorUnits(remaining - (shareAt.get(position) ?? 0)),
    })),
  }
}
