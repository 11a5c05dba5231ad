import { type Currency, exponentOf } from './currency.js'
import { type Money, money } from './money.js'

/**
 * How many units of a currency people price things at where others write one dollar: a round figure for thresholds
 * and defaults, no exchange rate. Nothing is ever charged by it.
 */
const unitsForOne: Record<Currency, number> = {
  AUD: 1,
  BHD: 1,
  CAD: 1,
  CHF: 1,
  CNY: 10,
  EUR: 1,
  GBP: 1,
  HKD: 10,
  JPY: 100,
  KRW: 1_000,
  KWD: 1,
  SGD: 1,
  TWD: 10,
  USD: 1,
}

const minorUnitsOf = (currency: Currency) =>
  BigInt(unitsForOne[currency]) * 10n ** BigInt(exponentOf(currency))

/**
 * `amount` as the comparable round figure of another currency: $1,000 is ₩1,000,000 and ¥100,000. For thresholds
 * that a template brings along (R81); never for money that changes hands.
 * @throws MoneyRangeError when it is beyond what an amount can hold.
 */
export function comparableAmount(amount: Money, currency: Currency): Money {
  if (amount.currency === currency) return amount
  const to = minorUnitsOf(currency)
  const from = minorUnitsOf(amount.currency)
  return money((BigInt(amount.amount) * to) / from, currency)
}

/** What a dispute costs a shop of `currency` unless it says otherwise: 15 US dollars, or the like (R91). */
export function usualDisputeFee(currency: Currency): Money {
  return comparableAmount(money(1_500, 'USD'), currency)
}
