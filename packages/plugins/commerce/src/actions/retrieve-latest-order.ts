import { defineAction, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'
import { customerIdField } from '../inputs.js'

export const retrieveLatestOrder = defineAction({
  name: 'retrieve_latest_order',
  title: { en: 'Retrieve latest order', ko: '최근 주문 조회', ja: '直近の注文を取得' },
  description: {
    en: 'Looks up the order that a customer placed last. Without a customer, or for one who has ordered nothing, there is no order.',
    ko: '고객이 가장 최근에 한 주문을 조회합니다. 고객이 없거나 주문한 적이 없으면 주문도 없습니다.',
    ja: '顧客が最後にした注文を調べます。顧客がない場合や注文がない場合は、注文なしになります。',
  },
  category: 'orders',
  input: z.strictObject({ customerId: customerIdField }),
  output: z.strictObject({ order: orderSnapshotSchema.nullable().meta({ title: 'Order' }) }),
  effects: 'none',
  permission: 'orders.read',
  run: async ({ input: { customerId }, shop }) => ({
    order: customerId === null ? null : await shop.orders.latestOf(customerId),
  }),
})
