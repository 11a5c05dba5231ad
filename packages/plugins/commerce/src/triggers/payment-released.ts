import { chargeIdSchema, defineTrigger, moneySchema, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const paymentReleased = defineTrigger({
  name: 'payment_released',
  kind: 'event',
  event: 'order.payment_voided',
  title: { en: 'Payment released', ko: '결제 승인 취소됨', ja: 'オーソリが取り消された' },
  description: {
    en: 'Starts when held money was released without having been taken.',
    ko: '확보된 금액이 청구되지 않고 풀리면 시작됩니다.',
    ja: '確保された金額が請求されないまま解放されると開始します。',
  },
  category: 'payments',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    paymentId: chargeIdSchema.meta({ title: 'Payment' }),
    amount: moneySchema.meta({ title: 'Amount' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
