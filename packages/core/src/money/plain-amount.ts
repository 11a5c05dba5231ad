import { type Currency, exponentOf } from './currency.js'

/**
 * An amount in minor units as a plain number in units of its currency, for files: 1999 of a currency with cents is
 * `19.99`. Written by its digits, so that nothing is rounded.
 */
export function plainAmount(amount: number, currency: Currency): string {
  const exponent = exponentOf(currency)
  if (exponent === 0) return String(amount)
  const digits = String(Math.abs(amount)).padStart(exponent + 1, '0')
  const written = `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
  return amount < 0 ? `-${written}` : written
}
