import { defineAction, z } from '@counterflow/plugin-sdk'
import { notifyCustomerField, orderIdField } from '../inputs.js'

export const fulfilOrder = defineAction({
  name: 'fulfil_order',
  title: { en: 'Fulfil order', ko: '주문 처리 완료', ja: '注文を発送済みにする' },
  description: {
    en: 'Marks the goods of the order as sent or handed over. One that was fulfilled before stays as it is; a cancelled one fails.',
    ko: '주문한 품목을 발송했거나 전달한 것으로 표시합니다. 이미 처리된 주문은 그대로 두고, 취소된 주문이면 실패합니다.',
    ja: '注文の商品を発送済みまたは引き渡し済みにします。すでに発送済みの注文はそのまま残り、キャンセルされた注文では失敗します。',
  },
  category: 'orders',
  input: z.strictObject({ orderId: orderIdField, notifyCustomer: notifyCustomerField.optional() }),
  output: z.strictObject({ fulfilledAt: z.iso.datetime().meta({ title: 'Fulfilled at' }) }),
  effects: 'repeatable',
  permission: 'orders.update',
  run: ({ input: { orderId, notifyCustomer }, shop }) => shop.orders.fulfil(orderId, { notifyCustomer }),
})
