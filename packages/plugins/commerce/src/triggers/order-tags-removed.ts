import { defineTrigger, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const orderTagsRemoved = defineTrigger({
  name: 'order_tags_removed',
  kind: 'event',
  event: 'order.tags_removed',
  title: { en: 'Order tags removed', ko: '주문 태그 제거됨', ja: '注文のタグが削除された' },
  description: {
    en: 'Starts when tags were taken away from an order.',
    ko: '주문에서 태그가 제거되면 시작됩니다.',
    ja: '注文からタグが削除されると開始します。',
  },
  category: 'orders',
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    tags: z.array(z.string()).meta({ title: 'Removed tags' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
