import { z } from 'zod'
import { type MinorUnits, minorUnits, minorUnitsSchema } from '../money/money.js'
import { discountRateSchema, percentOf } from './percent.js'

export const manualDiscountSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('amount'), value: minorUnitsSchema.nonnegative() }),
    z.strictObject({ kind: z.literal('percent'), value: discountRateSchema }),
  ])
  .meta({ id: 'ManualDiscount' })

/**
 * A discount that a member of staff gives by hand, on a line or on the order: `value` is an amount in minor units
 * of the order's currency, or a share in hundredths of a percent (1,000 is 10%).
 */
export type ManualDiscount = z.infer<typeof manualDiscountSchema>

/** What `discount` takes off `amount`: never more than there is, a percentage rounded once. */
export function manualDiscountOn(amount: number, { kind, value }: ManualDiscount): MinorUnits {
  return kind === 'percent' ? percentOf(amount, value) : minorUnits(Math.min(value, amount))
}
