import { defineAction, z } from '@counterflow/plugin-sdk'
import { orderIdField, orderTagsField, tagsOutput } from '../inputs.js'

export const addOrderTags = defineAction({
  name: 'add_order_tags',
  title: { en: 'Add order tags', ko: '주문 태그 추가', ja: '注文タグを追加' },
  description: {
    en: 'Adds tags to the order, so that people can find and sort it.',
    ko: '주문을 찾고 분류할 수 있도록 태그를 추가합니다.',
    ja: '検索や整理ができるよう、注文にタグを追加します。',
  },
  category: 'orders',
  input: z.strictObject({ orderId: orderIdField, tags: orderTagsField }),
  output: tagsOutput,
  effects: 'repeatable',
  permission: 'orders.update',
  run: async ({ input, shop }) => {
    const { tags } = await shop.orders.addTags(input.orderId, input.tags)
    return { tags: [...tags] }
  },
})
