import { defineTrigger, moneySchema, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const orderEdited = defineTrigger({
  name: 'order_edited',
  kind: 'event',
  event: 'order.edited',
  title: { en: 'Order edited', ko: '주문 수정됨', ja: '注文が編集された' },
  description: {
    en: 'Starts when the lines, the shipping or the address of an order were changed.',
    ko: '주문의 품목, 배송비 또는 주소가 바뀌면 시작됩니다.',
    ja: '注文の商品、送料、住所が変更されると開始します。',
  },
  category: 'orders',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    before: moneySchema.meta({ title: 'Total before the edit' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
