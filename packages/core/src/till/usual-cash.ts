import type { Currency } from '../money/currency.js'
import { type MinorUnits, minorUnits } from '../money/money.js'

/** The cash of a currency as tills begin with it. All amounts are minor units. */
export interface UsualCash {
  /** To which amounts in cash are rounded. */
  readonly smallestCoin: number
  /** Coins and notes, from large to small. */
  readonly denominations: readonly MinorUnits[]
  /** Beyond it a shift that is closed asks for a note. */
  readonly mostDifference: MinorUnits
}

const cash = (smallestCoin: number, mostDifference: number, denominations: readonly number[]): UsualCash => ({
  smallestCoin,
  denominations: denominations.map(minorUnits),
  mostDifference: minorUnits(mostDifference),
})

const usual: Readonly<Record<Currency, UsualCash>> = {
  AUD: cash(5, 200, [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5]),
  BHD: cash(5, 500, [20_000, 10_000, 5_000, 1_000, 500, 100, 50, 25, 10, 5]),
  CAD: cash(5, 200, [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 25, 10, 5]),
  CHF: cash(5, 200, [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5]),
  CNY: cash(10, 1_000, [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10]),
  EUR: cash(1, 200, [20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1]),
  GBP: cash(1, 200, [5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1]),
  HKD: cash(10, 1_000, [100_000, 50_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10]),
  JPY: cash(1, 300, [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10, 5, 1]),
  KRW: cash(10, 3_000, [50_000, 10_000, 5_000, 1_000, 500, 100, 50, 10]),
  KWD: cash(5, 500, [20_000, 10_000, 5_000, 1_000, 500, 250, 100, 50, 20, 10, 5]),
  SGD: cash(5, 200, [100_000, 10_000, 5_000, 1_000, 500, 200, 100, 50, 20, 10, 5]),
  TWD: cash(100, 10_000, [200_000, 100_000, 50_000, 20_000, 10_000, 5_000, 1_000, 500, 100]),
  USD: cash(1, 200, [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 25, 10, 5, 1]),
}

/**
 * What cash of `currency` is like in its country: the coins and notes in use, and how cash is rounded.
 * @example usualCash('CHF').smallestCoin // 5: centimes are not in use
 */
export const usualCash = (currency: Currency): UsualCash => usual[currency]
