import { defineTrigger, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const orderTagsAdded = defineTrigger({
  name: 'order_tags_added',
  kind: 'event',
  event: 'order.tags_added',
  title: { en: 'Order tags added', ko: '주문 태그 추가됨', ja: '注文にタグが追加された' },
  description: {
    en: 'Starts when an order got tags that it did not have, from a person or a workflow.',
    ko: '직원이나 워크플로가 주문에 없던 태그를 추가하면 시작됩니다.',
    ja: 'スタッフまたはワークフローが、注文になかったタグを追加すると開始します。',
  },
  category: 'orders',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    tags: z.array(z.string()).meta({ title: 'Added tags' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
