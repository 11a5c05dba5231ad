import type { Currency } from './currency.js'

const usualExponent = 2
const unusualExponents: Partial<Record<Currency, number>> = { BHD: 3, JPY: 0, KRW: 0, KWD: 3 }

/** How many digits `currency` has after the decimal point, by ISO 4217: 2 for USD, 0 for KRW. */
export function exponentOf(currency: Currency): number {
  return unusualExponents[currency] ?? usualExponent
}
