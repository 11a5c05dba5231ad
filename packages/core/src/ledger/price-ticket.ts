import type { Currency } from '../money/currency.js'
import { type MinorUnits, minorUnits } from '../money/money.js'
import type { DiscountToApply } from '../pricing/discount.js'
import type { TaxRule } from '../pricing/order-to-price.js'
import { priceOrder } from '../pricing/price-order.js'
import type { GivenDiscount, ReturnedLine, SoldLine, Ticket } from './ticket.js'

/** A line in the cart of a till, before it has a price. */
export type TillLine = Omit<SoldLine, 'discount' | 'total' | 'tax'>

/** What is on the counter. All amounts are minor units of `currency`. */
export interface TillCart {
  readonly currency: Currency
  readonly lines: readonly TillLine[]
  readonly returns: readonly ReturnedLine[]
  readonly codes: readonly DiscountToApply[]
  readonly given: GivenDiscount | null
  readonly taxRule: TaxRule
}

/** The part of a ticket that its price consists of. */
export type PricedTicket = Pick<
  Ticket,
  | 'lines'
  | 'returns'
  | 'codes'
  | 'given'
  | 'taxRule'
  | 'currency'
  | 'subtotal'
  | 'discount'
  | 'tax'
  | 'goods'
  | 'returned'
>

/**
 * Prices what is on the counter, by the same rules as every order (`priceOrder`).
 * @throws MoneyRangeError as `priceOrder` does, and when the returns are more than an amount can hold.
 */
export function priceTicket(cart: TillCart): PricedTicket {
  const priced = priceOrder({
    currency: cart.currency,
    lines: cart.lines.map(({ lineId, variantId, productId, unitPrice, quantity, taxable, given }) => ({
      key: lineId,
      variantId,
      productId,
      unitPrice,
      quantity,
      taxable,
      manualDiscount: given?.discount,
    })),
    discounts: cart.codes,
    manualDiscount: cart.given?.discount,
    shipping: { amount: minorUnits(0), taxable: false },
    tax: cart.taxRule,
  })
  const returned = cart.returns.reduce((sum, { amount }) => sum + amount, 0)
  return {
    currency: cart.currency,
    lines: cart.lines.map((line, index) => {
      const { discount, total, tax } = priced.lines[index] ?? nothing
      return { ...line, discount: discount.amount, total: total.amount, tax: tax.amount }
    }),
    returns: [...cart.returns],
    codes: priced.discounts.map(({ id, code, amount }) => ({ id, code, amount: amount.amount })),
    given: cart.given,
    taxRule: { ratesBasisPoints: [...cart.taxRule.ratesBasisPoints], included: cart.taxRule.included },
    subtotal: priced.subtotal.amount,
    discount: priced.discount.amount,
    tax: priced.tax.amount,
    goods: priced.total.amount,
    returned: minorUnits(returned),
  }
}

const none = { amount: minorUnits(0) }
const nothing = { discount: none, total: none, tax: none }

/**
 * What must be added so that `amount` can be paid in coins: to the nearest multiple of `coin`, halves away from zero.
 * @param coin the smallest coin in minor units: 5 for Swiss centimes, 10 for won; 1 rounds nothing.
 * @throws RangeError for a coin below 1.
 */
export function cashRounding(amount: number, coin: number): MinorUnits {
  if (!Number.isSafeInteger(coin) || coin < 1) throw new RangeError(`${coin} is no coin.`)
  const rest = Math.abs(amount) % coin
  const magnitude = rest * 2 >= coin ? coin - rest : -rest
  // `+ 0` keeps a zero from being negative.
  return minorUnits((amount < 0 ? -magnitude : magnitude) + 0)
}
