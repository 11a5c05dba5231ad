import { type PricedTicket, priceTicket } from '../../ledger/price-ticket.js'
import { type MinorUnits, minorUnits } from '../../money/money.js'
import { combineDiscounts } from '../../pricing/combine-discounts.js'
import type { DiscountToApply } from '../../pricing/discount.js'
import { discountCodeKey } from '../../pricing/discount-code.js'
import {
  type DiscountConditions,
  type DiscountRefusal,
  refuseDiscount,
} from '../../pricing/discount-eligibility.js'
import type { TaxRule } from '../../pricing/order-to-price.js'
import type { TillDiscount } from '../till-record.js'
import { type SaleCart, tillLineOf } from './sale-cart.js'

/** By what a cart is priced: the shop's rules at the moment of the sale, as the till knows them. */
export interface CartRules {
  readonly taxRule: TaxRule
  readonly discounts: readonly TillDiscount[]
  readonly at: Date
}

/** Why a code gives nothing: what every shop's discount can say, or what only a till can. */
export type CodeRefusal = DiscountRefusal | 'unknown_code' | 'only_shipping' | 'not_together'

/** What a code of the cart gives, in minor units, or why it gives nothing. */
export interface JudgedCode {
  readonly code: string
  readonly amount: MinorUnits
  readonly refusal: CodeRefusal | null
}

/** A cart with its price. `due` is what the customer pays; below zero it is owed to them. */
export interface PricedCart {
  readonly priced: PricedTicket
  readonly codes: readonly JudgedCode[]
  readonly due: MinorUnits
}

/**
 * Prices a cart. Each code is judged anew, so one that asks for more goods begins to count once they are there.
 * @throws MoneyRangeError as `priceTicket` does.
 */
export function priceCart(cart: SaleCart, rules: CartRules): PricedCart {
  const judged = cart.codes.map((code) => ({ code, ...judge(code, cart, rules) }))
  const eligible = judged.flatMap(({ discount }) => (discount === undefined ? [] : [discount]))
  const { kept, clashing } = combineDiscounts(eligible)
  const lines = cart.lines.map(tillLineOf)
  const priced = priceTicket({
    currency: cart.currency,
    lines,
    returns: cart.returns,
    codes: kept.map(({ id, code, value, productIds }): DiscountToApply => ({ id, code, value, productIds })),
    given: cart.given,
    taxRule: rules.taxRule,
  })
  const clashes = new Set(clashing.map(({ discount }) => discount.code))
  return {
    priced,
    codes: judged.map(({ code, refusal }): JudgedCode => {
      const amount = priced.codes.find((one) => one.code === code)?.amount ?? minorUnits(0)
      return { code, amount, refusal: clashes.has(code) ? 'not_together' : refusal }
    }),
    due: minorUnits(priced.goods - priced.returned),
  }
}

type Applicable = DiscountToApply & DiscountConditions & Pick<TillDiscount, 'combinesWith'>

function judge(
  code: string,
  cart: SaleCart,
  { discounts, at }: CartRules,
): { discount: Applicable | undefined; refusal: CodeRefusal | null } {
  const known = discounts.find((discount) => discountCodeKey(discount.code) === code)
  if (known === undefined) return { discount: undefined, refusal: 'unknown_code' }
  if (known.value.kind === 'free_shipping') return { discount: undefined, refusal: 'only_shipping' }
  const discount = applicable(known, code)
  const refusal = refuseDiscount(discount, {
    at,
    currency: cart.currency,
    lines: cart.lines.map(({ lineId, given, ...line }) => ({
      ...line,
      key: lineId,
      manualDiscount: given?.discount,
    })),
    // A till knows nobody's earlier orders: the server says afterwards what it would have refused.
    buyer: { customerId: cart.customer?.id ?? null, orders: 0, usedBefore: false },
  })
  return refusal === undefined ? { discount, refusal: null } : { discount: undefined, refusal }
}

function applicable({ discountId, startsAt, endsAt, ...discount }: TillDiscount, code: string): Applicable {
  return {
    ...discount,
    id: discountId,
    code,
    startsAt: startsAt === null ? null : new Date(startsAt),
    endsAt: endsAt === null ? null : new Date(endsAt),
    active: true,
  }
}
