import { defineTrigger, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const orderPartiallyFulfilled = defineTrigger({
  name: 'order_partially_fulfilled',
  kind: 'event',
  event: 'order.partially_fulfilled',
  title: { en: 'Order partly fulfilled', ko: '주문 일부 처리됨', ja: '注文の一部が発送された' },
  description: {
    en: 'Starts when some of the goods of an order were sent or handed over, and some are still to follow.',
    ko: '주문한 품목 중 일부를 발송하거나 전달하고 나머지가 남아 있으면 시작됩니다.',
    ja: '注文の商品の一部が発送または引き渡され、残りがある場合に開始します。',
  },
  category: 'orders',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    pieces: z.int().positive().meta({ title: 'Pieces sent now' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
