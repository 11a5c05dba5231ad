import type { Shape } from '../shape.js'
import type { customers as customersEn, products as productsEn } from './en.js'

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

export const customers = {
  title: '顧客',
  search: '名前またはメールアドレスで検索',
  name: '顧客',
  tags: 'タグ',
  orders: '注文',
  lifetimeSpend: '累計購入額',
  since: '登録日',
  figures: '概要',
  metadata: 'メタデータ',
  metadataHint: 'この顧客についてのストアの記録です。全スタッフが見られますが、顧客には表示されません。',
  entryName: '名前',
  entryValue: '値',
  addEntry: '追加',
  removeEntry: '{name}を削除',
  noOrders: '注文はまだありません',
  noOrdersBody: 'この顧客の注文がここに表示されます。',
  emptyTitle: '顧客はまだいません',
  emptyBody: '注文した顧客がここに表示されます。',
  noMatchTitle: '条件に合う顧客がいません',
  noMatchBody: '検索語を変更してください。',
} as const satisfies Shape<typeof customersEn>
