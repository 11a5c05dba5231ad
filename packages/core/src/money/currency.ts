import { z } from 'zod'

export const currencies = [
  'AUD',
  'BHD',
  'CAD',
  'CHF',
  'CNY',
  'EUR',
  'GBP',
  'HKD',
  'JPY',
  'KRW',
  'KWD',
  'SGD',
  'TWD',
  'USD',
] as const

export const currencySchema = z
  .enum(currencies, { error: `Expected an ISO 4217 code in capitals, one of ${currencies.join(', ')}.` })
  .meta({ id: 'Currency' })

/** An ISO 4217 code of a currency that a shop may use. */
export type Currency = z.infer<typeof currencySchema>

const usualExponent = 2
const unusualExponents: Partial<Record<Currency, number>> = { BHD: 3, JPY: 0, KRW: 0, KWD: 3 }

/** How many digits `currency` has after the decimal point, by ISO 4217: 2 for USD, 0 for KRW. */
export function exponentOf(currency: Currency): number {
  return unusualExponents[currency] ?? usualExponent
}
