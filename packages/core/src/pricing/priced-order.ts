import type { DiscountId, ProductId, VariantId } from '../identifier/id.js'
import type { Money } from '../money/money.js'

/** A line with its price. `total` is `subtotal` less `discount`; tax that comes on top is not in it. */
export interface PricedLine {
  readonly key: string
  readonly variantId: VariantId | null
  readonly productId: ProductId | null
  readonly quantity: number
  readonly unitPrice: Money
  /** `unitPrice` times `quantity`. */
  readonly subtotal: Money
  /** The line's own discount with its shares of all others. */
  readonly discount: Money
  readonly total: Money
  /** The line's share of the order's tax: within `total` when prices include it, otherwise on top. */
  readonly tax: Money
}

/** What one code took off: off the goods, or off shipping when it makes that free. */
export interface AppliedDiscount {
  readonly id: DiscountId
  readonly code: string
  readonly amount: Money
}

/** The part of the tax that one rate accounts for. */
export interface TaxShare {
  readonly rateBasisPoints: number
  readonly amount: Money
}

/** A priced order. `total` is what the customer pays; `taxes` add up to `tax`. No amount is below zero. */
export interface PricedOrder {
  readonly lines: readonly PricedLine[]
  /** The sum of the lines before any discount. */
  readonly subtotal: Money
  /** All that was taken off the goods. */
  readonly discount: Money
  /** What each code took off, in the sequence in which they applied. */
  readonly discounts: readonly AppliedDiscount[]
  /** What the order's own manual discount took off; part of `discount`. */
  readonly manualDiscount: Money
  /** What shipping costs after `shippingDiscount`. */
  readonly shipping: Money
  readonly shippingDiscount: Money
  readonly tax: Money
  /** The part of `tax` that is shipping's. */
  readonly shippingTax: Money
  readonly taxes: readonly TaxShare[]
  readonly total: Money
}
