import { defineAction, moneySchema, paymentStatusSchema, z } from '@counterflow/plugin-sdk'
import { orderIdField } from '../inputs.js'

export const capturePayment = defineAction({
  name: 'capture_payment',
  title: { en: 'Capture payment', ko: '결제 처리', ja: '支払いをキャプチャ' },
  description: {
    en: 'Takes the payment that was authorized for the order.',
    ko: '주문에 대해 승인된 결제 금액을 청구합니다.',
    ja: '注文に対してオーソリ済みの支払いを確定します。',
  },
  category: 'payments',
  input: z.strictObject({ orderId: orderIdField }),
  output: z.strictObject({
    captured: moneySchema.meta({ title: 'Captured amount' }),
    paymentStatus: paymentStatusSchema.meta({ title: 'Payment status' }),
  }),
  effects: 'repeatable',
  permission: 'orders.capture',
  needsManualCapture: true,
  run: ({ input, shop }) => shop.payments.capture(input.orderId),
})
