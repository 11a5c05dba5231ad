import {
  chargeIdSchema,
  defineTrigger,
  moneySchema,
  orderSnapshotSchema,
  paymentOperationKindSchema,
  z,
} from '@counterflow/plugin-sdk'

export const paymentFailed = defineTrigger({
  name: 'payment_failed',
  kind: 'event',
  event: 'order.payment_declined',
  title: { en: 'Payment failed', ko: '결제 실패', ja: '支払いが失敗した' },
  description: {
    en: 'Starts when the gateway refused to hold, take, release or give back money.',
    ko: '결제 대행사가 승인, 청구, 승인 취소 또는 환불을 거절하면 시작됩니다.',
    ja: '決済代行会社がオーソリ、請求、取り消し、返金のいずれかを拒否すると開始します。',
  },
  category: 'payments',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    paymentId: chargeIdSchema.meta({ title: 'Payment' }),
    amount: moneySchema.meta({ title: 'Amount' }),
    operation: paymentOperationKindSchema.meta({ title: 'Operation' }),
    reason: z.string().meta({ title: 'Reason' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
