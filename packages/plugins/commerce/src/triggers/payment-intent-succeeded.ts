import { defineTrigger, orderSnapshotSchema, succeededPaymentSchema, z } from '@counterflow/plugin-sdk'

export const paymentIntentSucceeded = defineTrigger({
  name: 'payment_intent_succeeded',
  kind: 'event',
  event: 'payment.succeeded',
  title: { en: 'Payment intent succeeded', ko: '결제 완료됨', ja: '支払いが成功した' },
  description: {
    en: 'Starts when the money of a payment was taken.',
    ko: '결제 금액이 청구되면 시작됩니다.',
    ja: '支払いの金額が請求されると開始します。',
  },
  category: 'payments',
  output: z.strictObject({
    payment: succeededPaymentSchema.meta({ title: 'Payment' }),
    order: orderSnapshotSchema.meta({ title: 'Order' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
