import type { Shape } from '../shape.js'
import type { products as productsEn } from './en.js'

export const products = {
  title: '商品',
  search: '商品名またはSKUで検索',
  product: '商品',
  variants: 'バリエーション',
  price: '価格',
  priceRange: '{least}〜{most}',
  stock: '在庫',
  outOfStock: '在庫切れ',
  pieces: '{count, plural, other {#点}}',
  emptyTitle: '商品はまだありません',
  emptyBody: 'ストアの商品がここに表示されます。',
  noMatchTitle: '条件に合う商品がありません',
  noMatchBody: '検索語を変更してください。',
} as const satisfies Shape<typeof productsEn>
