import type { Language, SaleCartLine, TillProduct } from '@counterflow/core'
import { localized } from '@counterflow/i18n'
import type { Goods } from './catalogue/code-list'

/** What goods are called: the product, and its form where it has several. */
export function goodsTitle({ product, variant }: Goods, language: Language): string {
  const name = localized(product.title, language)
  return variant.title === null ? name : `${name} · ${localized(variant.title, language)}`
}

/** What a line is called on the screen: in the cashier's language where the shop knows it, otherwise as it will be printed. */
export function lineTitle(
  line: Pick<SaleCartLine, 'variantId' | 'title'>,
  product: TillProduct | undefined,
  language: Language,
): string {
  const variant = product?.variants.find(({ variantId }) => variantId === line.variantId)
  return product === undefined || variant === undefined
    ? line.title
    : goodsTitle({ product, variant }, language)
}
