import { defineAction, moneySchema, paymentStatusSchema, z } from '@counterflow/plugin-sdk'
import { orderIdField } from '../inputs.js'

export const releasePayment = defineAction({
  name: 'release_payment',
  title: { en: 'Release payment', ko: '결제 승인 취소', ja: 'オーソリを取り消す' },
  description: {
    en: 'Lets go of money that is held for the order and was not taken. The order itself stays.',
    ko: '주문에 대해 확보되었으나 청구되지 않은 금액을 풀어 줍니다. 주문은 그대로 남습니다.',
    ja: '注文のために確保され、まだ請求されていない金額を解放します。注文自体は残ります。',
  },
  category: 'payments',
  input: z.strictObject({ orderId: orderIdField }),
  output: z.strictObject({
    released: moneySchema.meta({ title: 'Released amount' }),
    paymentStatus: paymentStatusSchema.meta({ title: 'Payment status' }),
  }),
  effects: 'repeatable',
  permission: 'orders.cancel',
  needsManualCapture: true,
  run: ({ input, shop }) => shop.payments.release(input.orderId),
})
