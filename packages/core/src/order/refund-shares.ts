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
 * Shares an order's total among its lines and its shipping. Tax that comes on top is with what it was raised on; where
 * the lines do not say what theirs is, it is shared in proportion. No unit is lost.
 */
export function paidShares({ lines, shipping, tax, total }: RefundableOrder): PaidShares {
  const untaxed = addMoney(
    sumMoney(
      lines.map((line) => line.total),
      total.currency,
    ),
    shipping,
  )
  const onTop = total.amount !== untaxed.amount
  const ofLines = sumMoney(
    lines.map((line) => line.tax),
    total.currency,
  )
  const known = onTop && ofLines.amount > 0
  const shippingTax = known ? subtractMoney(tax, ofLines).amount : 0
  const weights = [
    ...lines.map((line) => line.total.amount + (known ? line.tax.amount : 0)),
    shipping.amount + Math.max(shippingTax, 0),
  ]
  const shares = allocateMoney(total, weights)
  return { lines: shares.slice(0, -1), shipping: shares.at(-1) ?? money(0, total.currency) }
}

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
