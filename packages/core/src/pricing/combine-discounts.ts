import { classOfDiscount, type DiscountClass, type DiscountToApply } from './discount.js'

/** A discount that says which classes of other discounts it may be used together with. */
export type CombinableDiscount = DiscountToApply & { readonly combinesWith: readonly DiscountClass[] }

/** Whether two discounts may be used on one order: both have to agree. */
export function discountsCombine(left: CombinableDiscount, right: CombinableDiscount): boolean {
  return (
    left.combinesWith.includes(classOfDiscount(right)) && right.combinesWith.includes(classOfDiscount(left))
  )
}

/** Which discounts stay, and which clash with one that stays. */
export interface Combination<Discount> {
  readonly kept: readonly Discount[]
  readonly clashing: readonly { readonly discount: Discount; readonly with: Discount }[]
}

/**
 * Which of `discounts` may be used together: each stays if it combines with all that stay before it, in the
 * sequence in which they are given. Free shipping a second time clashes whatever the discounts say.
 */
export function combineDiscounts<Discount extends CombinableDiscount>(
  discounts: readonly Discount[],
): Combination<Discount> {
  const kept: Discount[] = []
  const clashing: { discount: Discount; with: Discount }[] = []
  for (const discount of discounts) {
    const other = kept.find(
      (each) =>
        !discountsCombine(each, discount) ||
        (classOfDiscount(each) === 'shipping' && classOfDiscount(discount) === 'shipping'),
    )
    if (other === undefined) kept.push(discount)
    else clashing.push({ discount, with: other })
  }
  return { kept, clashing }
}
