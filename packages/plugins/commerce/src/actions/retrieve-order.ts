import { defineAction, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'
import { orderIdField } from '../inputs.js'

export const retrieveOrder = defineAction({
  name: 'retrieve_order',
  title: { en: 'Retrieve order', ko: '주문 조회', ja: '注文を取得' },
  description: {
    en: 'Looks the order up as it is now. What started the workflow tells how it was then.',
    ko: '주문의 현재 상태를 조회합니다. 워크플로를 시작한 값은 그때의 상태입니다.',
    ja: '注文の現在の状態を調べます。ワークフローを開始した値は、その時点の状態です。',
  },
  category: 'orders',
  input: z.strictObject({ orderId: orderIdField }),
  output: orderSnapshotSchema,
  effects: 'none',
  permission: 'orders.read',
  run: ({ input, shop }) => shop.orders.get(input.orderId),
})
