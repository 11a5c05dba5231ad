import { defineAction, moneySchema, z } from '@counterflow/plugin-sdk'
import { orderIdField } from '../inputs.js'

export const markOrderPaid = defineAction({
  name: 'mark_order_paid',
  title: { en: 'Mark order as paid', ko: '주문을 결제 완료로 표시', ja: '注文を支払い済みにする' },
  description: {
    en: 'Records that what is outstanding for the order has come, such as by bank transfer. One of which nothing is outstanding stays as it is.',
    ko: '계좌 이체 등으로 주문의 미결제 금액이 들어왔음을 기록합니다. 미결제 금액이 없으면 그대로 둡니다.',
    ja: '銀行振込などで注文の未払い金額を受け取ったことを記録します。未払いがなければ何も変わりません。',
  },
  category: 'payments',
  input: z.strictObject({ orderId: orderIdField }),
  output: z.strictObject({ outstanding: moneySchema.meta({ title: 'Amount outstanding' }) }),
  effects: 'repeatable',
  permission: 'orders.capture',
  run: ({ input, shop }) => shop.orders.markPaid(input.orderId),
})
