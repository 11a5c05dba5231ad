import {
  chargeIdSchema,
  defineTrigger,
  moneySchema,
  orderSnapshotSchema,
  refundReasonSchema,
  z,
} from '@counterflow/plugin-sdk'

export const refundCreated = defineTrigger({
  name: 'refund_created',
  kind: 'event',
  event: 'order.payment_refunded',
  title: { en: 'Refund created', ko: '환불 생성됨', ja: '返金が作成された' },
  description: {
    en: 'Starts when money was given back, in whole or in part.',
    ko: '금액의 전부 또는 일부가 환불되면 시작됩니다.',
    ja: '全額または一部が返金されると開始します。',
  },
  category: 'payments',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    paymentId: chargeIdSchema.meta({ title: 'Charge' }),
    amount: moneySchema.meta({ title: 'Refunded amount' }),
    reason: refundReasonSchema.meta({ title: 'Reason' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
