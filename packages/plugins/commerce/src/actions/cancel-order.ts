import {
  cancelReasonSchema,
  defineAction,
  paymentOnCancelSchema,
  paymentStatusSchema,
  z,
} from '@counterflow/plugin-sdk'
import { notifyCustomerField, orderIdField } from '../inputs.js'

export const cancelOrder = defineAction({
  name: 'cancel_order',
  title: { en: 'Cancel order', ko: '주문 취소', ja: '注文をキャンセル' },
  description: {
    en: 'Cancels an order that has not been fulfilled, and releases or refunds its payment. An order that was cancelled before fails.',
    ko: '아직 처리되지 않은 주문을 취소하고, 결제 승인을 취소하거나 환불합니다. 이미 취소된 주문이면 실패합니다.',
    ja: '未発送の注文をキャンセルし、支払いの承認を取り消すか返金します。すでにキャンセルされた注文では失敗します。',
  },
  category: 'orders',
  input: z.strictObject({
    orderId: orderIdField,
    reason: cancelReasonSchema.meta({ title: 'Reason for cancelling' }),
    payment: paymentOnCancelSchema.optional().meta({
      title: 'Payment',
      description:
        'Given back unless you say otherwise: what is held is released, what was taken is refunded.',
    }),
    restock: z.boolean().optional().meta({
      title: 'Put back into stock',
      description: 'At once, unless you say otherwise.',
    }),
    notifyCustomer: notifyCustomerField.optional(),
  }),
  output: z.strictObject({
    cancelledAt: z.iso.datetime().meta({ title: 'Cancelled at' }),
    paymentStatus: paymentStatusSchema.meta({ title: 'Payment status' }),
  }),
  effects: 'repeatable',
  permission: 'orders.cancel',
  run: ({ input: { orderId, payment = 'give_back', restock = true, ...how }, shop }) =>
    shop.orders.cancel(orderId, { ...how, payment, restock }),
})
