import { customerSnapshotSchema, defineTrigger, z } from '@counterflow/plugin-sdk'

export const customerCreated = defineTrigger({
  name: 'customer_created',
  kind: 'event',
  event: 'customer.created',
  title: { en: 'Customer created', ko: '고객 생성됨', ja: '顧客が作成された' },
  description: {
    en: 'Starts when somebody becomes a customer: by their first order, or because the shop entered them.',
    ko: '첫 주문을 했거나 스토어에서 등록해 새 고객이 생기면 시작됩니다.',
    ja: '初めての注文や、ストアでの登録により、新しい顧客ができると開始します。',
  },
  category: 'customers',
  output: z.strictObject({ customer: customerSnapshotSchema }),
  subject: { type: 'customer', id: ['customer', 'id'], label: ['customer', 'name'] },
})
