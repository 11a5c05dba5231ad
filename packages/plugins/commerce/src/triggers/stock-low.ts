import { defineTrigger, stockSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const stockLow = defineTrigger({
  name: 'stock_low',
  kind: 'event',
  event: 'stock.low',
  title: { en: 'Stock low', ko: '재고 부족', ja: '在庫が少なくなった' },
  description: {
    en: 'Starts once when the pieces of a variant that can still be sold fall to its threshold or below.',
    ko: '이형 상품의 판매 가능 수량이 기준 이하로 떨어지면 한 번 시작됩니다.',
    ja: 'バリエーションの販売可能な数がしきい値以下になると一度開始します。',
  },
  category: 'inventory',
  output: z.strictObject({ stock: stockSnapshotSchema.meta({ title: 'Stock' }) }),
  subject: { type: 'variant', id: ['stock', 'variantId'], label: ['stock', 'sku'] },
})
