import { defineTrigger, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const orderFulfilled = defineTrigger({
  name: 'order_fulfilled',
  kind: 'event',
  event: 'order.fulfilled',
  title: { en: 'Order fulfilled', ko: '주문 처리됨', ja: '注文が発送された' },
  description: {
    en: 'Starts when the goods of an order were sent or handed over.',
    ko: '주문한 품목을 발송하거나 전달하면 시작됩니다.',
    ja: '注文の商品が発送または引き渡されると開始します。',
  },
  category: 'orders',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
