import { type Money, MoneyRangeError, money } from './money.js'
import { divideRounded } from './rounding.js'

/** One hundredth of a percent: 1,000 basis points are 10%. */
const wholeInBasisPoints = 10_000n

function exactRate(basisPoints: number): bigint {
  if (!Number.isSafeInteger(basisPoints) || basisPoints < 0) throw new MoneyRangeError(basisPoints)
  return BigInt(basisPoints)
}

/**
 * The tax that comes on top of `net`, rounded once: 10% of ₩1,005 is ₩101.
 * @param basisPoints the rate in hundredths of a percent, a whole number from 0.
 * @throws MoneyRangeError for another rate, or beyond the safe integers.
 */
export function taxOnTop(net: Money, basisPoints: number): Money {
  return money(divideRounded(BigInt(net.amount) * exactRate(basisPoints), wholeInBasisPoints), net.currency)
}

/**
 * The tax that `gross` already includes, rounded once: of ₩11,000 at 10% it is ₩1,000.
 * @param basisPoints the rate in hundredths of a percent, a whole number from 0.
 * @throws MoneyRangeError for another rate.
 */
export function taxIncludedIn(gross: Money, basisPoints: number): Money {
  const rate = exactRate(basisPoints)
  return money(divideRounded(BigInt(gross.amount) * rate, wholeInBasisPoints + rate), gross.currency)
}
