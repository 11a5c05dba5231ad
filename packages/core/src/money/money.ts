import { z } from 'zod'
import { type Currency, currencySchema } from './currency.js'

export const minorUnitsSchema = z
  .int('Expected a whole number of minor units, such as cents; won and yen have none.')
  .brand('MinorUnits')

/** An amount in the smallest unit of its currency (cents, won), within the safe integers. */
export type MinorUnits = z.infer<typeof minorUnitsSchema>

export const moneySchema = z
  .strictObject({ amount: minorUnitsSchema, currency: currencySchema })
  .meta({ id: 'Money', 'x-counterflow-type': 'money' })

/** An amount with its currency: `{ amount: 125000, currency: 'KRW' }` is ₩125,000; `{ amount: 1250, currency: 'USD' }` is $12.50. */
export type Money = z.infer<typeof moneySchema>

/** `value` as money if it is that. What has no amount with a currency is told apart without being parsed. */
export function moneyIn(value: unknown): Money | undefined {
  if (typeof value !== 'object' || value === null || !('amount' in value && 'currency' in value))
    return undefined
  return moneySchema.safeParse(value).data
}

/** An amount that is no whole number of minor units, or beyond the integers that a number holds exactly. */
export class MoneyRangeError extends RangeError {
  override readonly name = 'MoneyRangeError'

  constructor(readonly value: number | bigint) {
    super(`${value} is not an amount: expected a whole number of minor units within ±(2^53 − 1).`)
  }
}

/**
 * `value` as minor units.
 * @throws MoneyRangeError when it is no safe integer.
 */
export function minorUnits(value: number | bigint): MinorUnits {
  const parsed = minorUnitsSchema.safeParse(typeof value === 'bigint' ? Number(value) : value)
  if (!parsed.success) throw new MoneyRangeError(value)
  return parsed.data
}

/**
 * An amount of `currency` in minor units: `money(1250, 'USD')` is $12.50.
 * @throws MoneyRangeError when `amount` is no safe integer.
 */
export function money(amount: number | bigint, currency: Currency): Money {
  return { amount: minorUnits(amount), currency }
}
