import type { CustomerId } from '../identifier/id.js'
import type { Currency } from '../money/currency.js'
import { type MinorUnits, minorUnits } from '../money/money.js'
import { type DiscountToApply, discountCovers } from './discount.js'
import { manualDiscountOn } from './manual-discount.js'
import type { LineToPrice } from './order-to-price.js'

/** Under which conditions a discount may be used. Instants in ISO 8601, amounts in minor units of `currency`. */
export interface DiscountConditions {
  /** What its amounts are in. */
  readonly currency: Currency
  readonly minimumSubtotal: MinorUnits | null
  readonly minimumQuantity: number | null
  readonly oncePerCustomer: boolean
  readonly firstOrderOnly: boolean
  /** Who may use it; nobody named means everybody. */
  readonly customerIds: readonly CustomerId[]
  /** From then on, and until just before `endsAt`. */
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  /** How often it may be used in all; null: as often as one likes. */
  readonly maximumUses: number | null
  readonly uses: number
  /** False once somebody turned it off. */
  readonly active: boolean
}

export const discountStatuses = ['active', 'scheduled', 'expired', 'used_up', 'off'] as const

/** How a discount stands at a moment: one that is off is `off` whatever its dates say. */
export type DiscountStatus = (typeof discountStatuses)[number]

/** How a discount stands `at` a moment. */
export function discountStatus(
  discount: Pick<DiscountConditions, 'active' | 'startsAt' | 'endsAt' | 'maximumUses' | 'uses'>,
  at: Date,
): DiscountStatus {
  if (!discount.active) return 'off'
  if (discount.endsAt !== null && at >= discount.endsAt) return 'expired'
  if (discount.maximumUses !== null && discount.uses >= discount.maximumUses) return 'used_up'
  return discount.startsAt !== null && at < discount.startsAt ? 'scheduled' : 'active'
}

/** Who buys, as far as that is known: a cart has no customer until somebody says who they are. */
export interface Buyer {
  readonly customerId: CustomerId | null
  /** Orders of theirs that count; 0 for somebody new or unknown. */
  readonly orders: number
  /** Whether they used this very discount before. */
  readonly usedBefore: boolean
}

/** What a discount is judged by. */
export interface DiscountOccasion {
  readonly at: Date
  readonly currency: Currency
  readonly lines: readonly LineToPrice[]
  readonly buyer: Buyer
}

export const discountRefusals = [
  'off',
  'expired',
  'used_up',
  'scheduled',
  'other_currency',
  'no_such_goods',
  'below_minimum_subtotal',
  'below_minimum_quantity',
  'customer_needed',
  'other_customers',
  'first_order_only',
  'used_by_customer',
] as const

/** Why a discount cannot be used on an order. */
export type DiscountRefusal = (typeof discountRefusals)[number]

/** The goods that a discount is for: how many pieces, and what they cost after the lines' own discounts. */
export function goodsCovered(
  discount: Pick<DiscountToApply, 'productIds'>,
  lines: readonly LineToPrice[],
): { pieces: number; subtotal: number } {
  const covered = lines.filter(({ productId }) => discountCovers(discount, productId))
  const costs = covered.map(({ unitPrice, quantity, manualDiscount }) => {
    const subtotal = minorUnits(BigInt(unitPrice) * BigInt(quantity))
    return subtotal - (manualDiscount === undefined ? 0 : manualDiscountOn(subtotal, manualDiscount))
  })
  return {
    pieces: covered.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: costs.reduce((sum, cost) => sum + cost, 0),
  }
}

/**
 * Why `discount` cannot be used on this occasion; undefined when it can. Minimums are of the goods that it is for.
 * What only a known customer can fail (their first order, once each) is let pass for somebody unknown, since it is
 * asked again when the order is placed; a discount for named customers is not.
 */
export function refuseDiscount(
  discount: DiscountToApply & DiscountConditions,
  { at, currency, lines, buyer }: DiscountOccasion,
): DiscountRefusal | undefined {
  const status = discountStatus(discount, at)
  if (status !== 'active') return status
  if (currency !== discount.currency && hasAmounts(discount)) return 'other_currency'
  const covered = goodsCovered(discount, lines)
  if (covered.pieces === 0) return 'no_such_goods'
  if (discount.minimumSubtotal !== null && covered.subtotal < discount.minimumSubtotal)
    return 'below_minimum_subtotal'
  if (discount.minimumQuantity !== null && covered.pieces < discount.minimumQuantity)
    return 'below_minimum_quantity'
  return refuseBuyer(discount, buyer)
}

const hasAmounts = ({ value, minimumSubtotal }: DiscountToApply & DiscountConditions) =>
  value.kind === 'amount' || minimumSubtotal !== null

function refuseBuyer(discount: DiscountConditions, buyer: Buyer): DiscountRefusal | undefined {
  if (discount.customerIds.length > 0) {
    if (buyer.customerId === null) return 'customer_needed'
    if (!discount.customerIds.some((id) => id === buyer.customerId)) return 'other_customers'
  }
  if (discount.firstOrderOnly && buyer.orders > 0) return 'first_order_only'
  return (discount.oncePerCustomer || discount.firstOrderOnly) && buyer.usedBefore
    ? 'used_by_customer'
    : undefined
}
