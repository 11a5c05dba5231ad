import { type ManualDiscount, manualDiscountOn } from '../../pricing/manual-discount.js'

const whole = 10_000

/**
 * How large a discount by hand is, in hundredths of a percent of the `amount` it is taken from: what a role's limit is
 * compared with. Rounded up, so that no discount slips below a limit by rounding.
 */
export function discountShare(amount: number, discount: ManualDiscount): number {
  if (discount.kind === 'percent') return discount.value
  if (amount <= 0) return 0
  const taken = BigInt(manualDiscountOn(amount, discount)) * BigInt(whole)
  return Number((taken + BigInt(amount) - 1n) / BigInt(amount))
}
