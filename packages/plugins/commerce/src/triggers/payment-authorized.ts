import { chargeIdSchema, defineTrigger, moneySchema, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const paymentAuthorized = defineTrigger({
  name: 'payment_authorized',
  kind: 'event',
  event: 'order.payment_authorized',
  title: { en: 'Payment authorized', ko: '결제 승인됨', ja: '支払いがオーソリされた' },
  description: {
    en: 'Starts when the card agreed and the money is held. Nothing has been taken yet.',
    ko: '카드가 승인되어 금액이 확보되면 시작됩니다. 아직 청구되지는 않았습니다.',
    ja: 'カードが承認され、金額が確保されると開始します。まだ請求はされていません。',
  },
  category: 'payments',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    paymentId: chargeIdSchema.meta({ title: 'Payment' }),
    amount: moneySchema.meta({ title: 'Amount' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
