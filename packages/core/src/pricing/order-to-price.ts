import type { ProductId, VariantId } from '../identifier/id.js'
import type { Currency } from '../money/currency.js'
import type { MinorUnits } from '../money/money.js'
import type { DiscountToApply } from './discount.js'
import type { ManualDiscount } from './manual-discount.js'

/** One line to price. All amounts are in minor units of the order's currency. */
export interface LineToPrice {
  /** What the caller knows the line by; it comes back with the priced line and changes no price. */
  readonly key: string
  /** Null for something that is in no catalogue. */
  readonly variantId: VariantId | null
  readonly productId: ProductId | null
  /** The price of one piece, from 0. */
  readonly unitPrice: MinorUnits
  /** A whole number of pieces, from 1. */
  readonly quantity: number
  /** Whether tax is due on the line. */
  readonly taxable: boolean
  /** Taken off the whole line, before any code. */
  readonly manualDiscount?: ManualDiscount | undefined
  /** What a line without a variant is called; it changes no price. */
  readonly customTitle?: string | undefined
}

/** How an order is taxed. */
export interface TaxRule {
  /** Every rate that applies, in hundredths of a percent: `[1000]` is 10%, `[500, 700]` are 5% and 7%. */
  readonly ratesBasisPoints: readonly number[]
  /** Whether prices and shipping already include the tax, as in Korea, Japan and Europe. */
  readonly included: boolean
}

/** What sending an order costs, from 0, and whether tax is due on it. */
export interface ShippingToPrice {
  readonly amount: MinorUnits
  readonly taxable: boolean
}

/** What `priceOrder` needs to know of an order. All amounts are in `currency`. */
export interface OrderToPrice {
  readonly currency: Currency
  readonly lines: readonly LineToPrice[]
  /** From codes that may be used together; in which sequence they are given makes no difference. */
  readonly discounts?: readonly DiscountToApply[] | undefined
  /** Taken off all goods, after the codes. */
  readonly manualDiscount?: ManualDiscount | undefined
  readonly shipping: ShippingToPrice
  readonly tax: TaxRule
}
