import { defineAction, z } from '@counterflow/plugin-sdk'
import { orderIdField, orderTagsField, tagsOutput } from '../inputs.js'

export const removeOrderTags = defineAction({
  name: 'remove_order_tags',
  title: { en: 'Remove order tags', ko: '주문 태그 제거', ja: '注文タグを削除' },
  description: {
    en: 'Takes tags away from the order; tags that it does not have change nothing.',
    ko: '주문에서 태그를 제거합니다. 없는 태그는 무시합니다.',
    ja: '注文からタグを削除します。付いていないタグは無視されます。',
  },
  category: 'orders',
  input: z.strictObject({ orderId: orderIdField, tags: orderTagsField }),
  output: tagsOutput,
  effects: 'repeatable',
  permission: 'orders.update',
  run: async ({ input, shop }) => {
    const { tags } = await shop.orders.removeTags(input.orderId, input.tags)
    return { tags: [...tags] }
  },
})
