import { defineTrigger, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const orderPaid = defineTrigger({
  name: 'order_paid',
  kind: 'event',
  event: 'order.paid',
  title: { en: 'Order paid', ko: '주문 결제 완료', ja: '注文の支払い完了' },
  description: {
    en: 'Starts when all that is due for an order was received: by card, by hand, or both.',
    ko: '카드든 직접 받은 돈이든, 주문 금액이 모두 들어오면 시작됩니다.',
    ja: 'カードでも手動の入金でも、注文の全額を受け取ると開始します。',
  },
  category: 'orders',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
