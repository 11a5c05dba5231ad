import { defineTrigger, disputeSchema, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const disputeCreated = defineTrigger({
  name: 'dispute_created',
  kind: 'event',
  event: 'charge.dispute_created',
  title: { en: 'Dispute created', ko: '분쟁 생성됨', ja: '異議申し立てが作成された' },
  description: {
    en: "Starts when a card's holder contests a charge.",
    ko: '카드 소유자가 결제에 이의를 제기하면 시작됩니다.',
    ja: 'カードの名義人が支払いに異議を申し立てると開始します。',
  },
  category: 'payments',
  output: z.strictObject({
    dispute: disputeSchema.meta({ title: 'Dispute' }),
    order: orderSnapshotSchema.meta({ title: 'Order' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
