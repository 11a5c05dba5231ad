import type { Currency } from './currency.js'
import { type Money, money } from './money.js'

/** Two amounts of different currencies, which have no sum and no order. */
export class CurrencyMismatchError extends Error {
  override readonly name = 'CurrencyMismatchError'

  constructor(
    readonly left: Currency,
    readonly right: Currency,
  ) {
    super(`${left} and ${right} cannot be calculated with each other.`)
  }
}

function sameCurrency(left: Money, right: Money): Currency {
  if (left.currency !== right.currency) throw new CurrencyMismatchError(left.currency, right.currency)
  return left.currency
}

/**
 * The sum of two amounts.
 * @throws CurrencyMismatchError for two currencies, MoneyRangeError beyond the safe integers.
 */
export function addMoney(left: Money, right: Money): Money {
  return money(BigInt(left.amount) + BigInt(right.amount), sameCurrency(left, right))
}

/**
 * `left` less `right`; negative when `right` is more.
 * @throws CurrencyMismatchError for two currencies, MoneyRangeError beyond the safe integers.
 */
export function subtractMoney(left: Money, right: Money): Money {
  return money(BigInt(left.amount) - BigInt(right.amount), sameCurrency(left, right))
}

/**
 * The sum of all `amounts`, which is zero of `currency` for none.
 * @throws CurrencyMismatchError for another currency, MoneyRangeError beyond the safe integers.
 */
export function sumMoney(amounts: readonly Money[], currency: Currency): Money {
  let sum = 0n
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new CurrencyMismatchError(currency, amount.currency)
    sum += BigInt(amount.amount)
  }
  return money(sum, currency)
}

/**
 * `amount` times a whole number of pieces.
 * @throws MoneyRangeError when `quantity` is no safe integer or the product is beyond them.
 */
export function multiplyMoney(amount: Money, quantity: number): Money {
  const { amount: pieces } = money(quantity, amount.currency)
  return money(BigInt(amount.amount) * BigInt(pieces), amount.currency)
}

/**
 * Negative when `left` is less than `right`, 0 when equal, positive when more: fit for `sort`.
 * @throws CurrencyMismatchError for two currencies.
 */
export function compareMoney(left: Money, right: Money): number {
  sameCurrency(left, right)
  return Math.sign(left.amount - right.amount)
}
