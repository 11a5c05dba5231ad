import { z } from 'zod'
import { type MinorUnits, minorUnits } from '../money/money.js'
import { divideRounded } from '../money/rounding.js'

/** All of it, in hundredths of a percent. */
const whole = 10_000

export const discountRateSchema = z
  .int()
  .min(1)
  .max(whole, 'Expected hundredths of a percent, at most 10000, which is all of it.')

/** `basisPoints` hundredths of a percent of an amount, rounded once, halves up: 1,000 of 1,005 is 101. */
export function percentOf(amount: number, basisPoints: number): MinorUnits {
  return minorUnits(divideRounded(BigInt(amount) * BigInt(basisPoints), BigInt(whole)))
}
