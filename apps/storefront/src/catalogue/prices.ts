import type { Schemas } from '@counterflow/api-client'

type Variant = Schemas['StorefrontProduct']['variants'][number]

/** What a product costs at least, and whether some of it costs more. Undefined for one without variants. */
export function leastPrice(
  variants: readonly Variant[],
): { readonly variant: Variant; readonly isFrom: boolean } | undefined {
  const [first, ...others] = variants
  if (first === undefined) return undefined
  const variant = others.reduce(
    (least, other) => (other.price.amount < least.price.amount ? other : least),
    first,
  )
  return { variant, isFrom: others.some(({ price }) => price.amount !== first.price.amount) }
}

/** What it cost before, where that was more. */
export const formerPrice = ({ price, compareAtPrice }: Variant): Schemas['Money'] | undefined =>
  compareAtPrice !== null && compareAtPrice.amount > price.amount ? compareAtPrice : undefined
