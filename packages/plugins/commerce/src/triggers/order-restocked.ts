import { defineTrigger, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const orderRestocked = defineTrigger({
  name: 'order_restocked',
  kind: 'event',
  event: 'order.restocked',
  title: { en: 'Order restocked', ko: '주문 재입고됨', ja: '注文の商品が在庫に戻された' },
  description: {
    en: 'Starts when the goods of a cancelled or unpaid order went back into stock.',
    ko: '취소되었거나 결제되지 않은 주문의 품목이 재고로 돌아가면 시작됩니다.',
    ja: 'キャンセルされた、または未払いの注文の商品が在庫に戻ると開始します。',
  },
  category: 'inventory',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    pieces: z.int().positive().meta({ title: 'Pieces back in stock' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
