import { allocateMoney } from '../money/allocation.js'
import { addMoney, subtractMoney, sumMoney } from '../money/arithmetic.js'
import { type Money, minorUnits, money } from '../money/money.js'

/** A line by what it costs: `total` after all discounts, `tax` within it or on top, as with the order. */
export interface RefundableLine {
  readonly quantity: number
  /** For how many of the pieces the money was given back before. */
  readonly refunded: number
  readonly total: Money
  readonly tax: Money
}

/** An order by what it costs. All amounts are of one currency. */
export interface RefundableOrder {
  readonly lines: readonly RefundableLine[]
  readonly shipping: Money
  readonly tax: Money
  readonly total: Money
}

/** What the customer pays for each line and for shipping, with tax and after discounts; together the order's total. */
export interface PaidShares {
  readonly lines: readonly Money[]
  readonly shipping: Money
}

/**
 * Shares an order's total among its lines and its shipping. Tax that comes on top is with what it was raised on: each
 * line has its own, shipping what is left of it. No unit is lost, not even where a till rounded the total to a coin.
 */
export function paidShares({ lines, shipping, tax, total }: RefundableOrder): PaidShares {
  const { currency } = total
  const sumOf = (amounts: readonly Money[]) => sumMoney(amounts, currency)
  const untaxed = addMoney(sumOf(lines.map((line) => line.total)), shipping)
  const onTop = isOnTop(tax, subtractMoney(total, untaxed))
  const ofShipping = onTop ? subtractMoney(tax, sumOf(lines.map((line) => line.tax))).amount : 0
  const weights = [
    ...lines.map((line) => line.total.amount + (onTop ? line.tax.amount : 0)),
    shipping.amount + Math.max(ofShipping, 0),
  ]
  const shares = allocateMoney(total, weights)
  return { lines: shares.slice(0, -1), shipping: shares.at(-1) ?? money(0, currency) }
}

/** Whether the total is more than its parts for the tax, and not for a coin that cash was rounded to. */
const isOnTop = (tax: Money, more: Money) => more.amount * 2 > tax.amount

/**
 * What `pieces` of a line are worth, of which `share` is the whole. Giving back one after the other comes to exactly
 * the share, however it divides.
 * @throws RangeError when there are not so many left.
 */
export function refundOfPieces(
  share: Money,
  { quantity, refunded }: Pick<RefundableLine, 'quantity' | 'refunded'>,
  pieces: number,
): Money {
  if (pieces < 0 || refunded + pieces > quantity) {
    throw new RangeError(`${pieces} of ${quantity - refunded} pieces cannot be refunded.`)
  }
  const upTo = (count: number) => (BigInt(share.amount) * BigInt(count)) / BigInt(Math.max(quantity, 1))
  return money(minorUnits(upTo(refunded + pieces) - upTo(refunded)), share.currency)
}
