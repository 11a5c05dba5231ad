import { z } from 'zod'
import { discountIdSchema, productIdSchema } from '../identifier/id.js'
import { minorUnitsSchema } from '../money/money.js'
import { discountRateSchema } from './percent.js'

export const discountClasses = ['products', 'order', 'shipping'] as const

export const discountClassSchema = z.enum(discountClasses).meta({ id: 'DiscountClass' })

/** What a discount takes from: named products, all goods of the order, or the price of shipping. */
export type DiscountClass = z.infer<typeof discountClassSchema>

export const discountValueSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('amount'), amount: minorUnitsSchema.positive() }),
    z.strictObject({ kind: z.literal('percent'), basisPoints: discountRateSchema }),
    z.strictObject({ kind: z.literal('free_shipping') }),
  ])
  .meta({ id: 'DiscountValue' })

/**
 * What a discount gives: an amount in minor units of the shop's currency, once an order; a share in hundredths of
 * a percent (1,000 is 10%); or shipping for nothing.
 */
export type DiscountValue = z.infer<typeof discountValueSchema>

export const discountToApplySchema = z.strictObject({
  id: discountIdSchema,
  code: z.string(),
  value: discountValueSchema,
  productIds: z.array(productIdSchema).readonly(),
})

/** A discount as pricing needs it: `productIds` are the products it is for, none meaning all goods. */
export type DiscountToApply = z.infer<typeof discountToApplySchema>

/** What `discount` takes from. Naming products makes no difference to one that gives free shipping. */
export function classOfDiscount({
  value,
  productIds,
}: Pick<DiscountToApply, 'value' | 'productIds'>): DiscountClass {
  if (value.kind === 'free_shipping') return 'shipping'
  return productIds.length > 0 ? 'products' : 'order'
}

/** Whether a line of `productId` is one that `discount` is for. */
export function discountCovers(
  { productIds }: Pick<DiscountToApply, 'productIds'>,
  productId: string | null,
): boolean {
  return productIds.length === 0 || productIds.some((id) => id === productId)
}

const kindsInOrder: readonly DiscountValue['kind'][] = ['percent', 'amount', 'free_shipping']

const sizeOf = (value: DiscountValue) =>
  value.kind === 'amount' ? value.amount : value.kind === 'percent' ? value.basisPoints : 0

const byText = (left: string, right: string) => (left === right ? 0 : left < right ? -1 : 1)

/**
 * The sequence in which discounts apply, fit for `sort`: those on products, then those on the order, then those on
 * shipping. Within a class percentages come before amounts, of each kind the larger first, and what is still equal
 * goes by the code, then the id, by UTF-16 code units. So what was typed first makes no difference.
 */
export function byApplication(left: DiscountToApply, right: DiscountToApply): number {
  return (
    discountClasses.indexOf(classOfDiscount(left)) - discountClasses.indexOf(classOfDiscount(right)) ||
    kindsInOrder.indexOf(left.value.kind) - kindsInOrder.indexOf(right.value.kind) ||
    sizeOf(right.value) - sizeOf(left.value) ||
    byText(left.code, right.code) ||
    byText(left.id, right.id)
  )
}
