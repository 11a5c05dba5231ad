import { defineTrigger, stockSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const stockOut = defineTrigger({
  name: 'stock_out',
  kind: 'event',
  event: 'stock.out',
  title: { en: 'Out of stock', ko: '품절됨', ja: '在庫切れになった' },
  description: {
    en: 'Starts once when nothing of a variant is left to sell.',
    ko: '이형 상품의 판매 가능 수량이 모두 소진되면 한 번 시작됩니다.',
    ja: 'バリエーションの販売可能な数がなくなると一度開始します。',
  },
  category: 'inventory',
  output: z.strictObject({ stock: stockSnapshotSchema.meta({ title: 'Stock' }) }),
  subject: { type: 'variant', id: ['stock', 'variantId'], label: ['stock', 'sku'] },
})
