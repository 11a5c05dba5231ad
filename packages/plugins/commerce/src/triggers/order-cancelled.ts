import { cancelReasonSchema, defineTrigger, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const orderCancelled = defineTrigger({
  name: 'order_cancelled',
  kind: 'event',
  event: 'order.cancelled',
  title: { en: 'Order cancelled', ko: '주문 취소됨', ja: '注文がキャンセルされた' },
  description: {
    en: 'Starts when a person or a workflow has cancelled an order.',
    ko: '직원이나 워크플로가 주문을 취소하면 시작됩니다.',
    ja: 'スタッフまたはワークフローが注文をキャンセルすると開始します。',
  },
  category: 'orders',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    reason: cancelReasonSchema.meta({ title: 'Reason for cancelling' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
