import { customerSnapshotSchema, defineTrigger, z } from '@counterflow/plugin-sdk'

const names = z.array(z.string())

export const customerUpdated = defineTrigger({
  name: 'customer_updated',
  kind: 'event',
  event: 'customer.updated',
  title: { en: 'Customer updated', ko: '고객 정보 변경됨', ja: '顧客情報が変更された' },
  description: {
    en: 'Starts when details, tags or metadata of a customer changed, and tells which.',
    ko: '고객의 정보, 태그 또는 메타데이터가 바뀌면 시작되며, 무엇이 바뀌었는지 알려 줍니다.',
    ja: '顧客の情報、タグ、メタデータのいずれかが変わると開始し、何が変わったかを伝えます。',
  },
  category: 'customers',
  output: z.strictObject({
    customer: customerSnapshotSchema,
    tagsAdded: names.meta({ title: 'Added tags' }),
    tagsRemoved: names.meta({ title: 'Removed tags' }),
    metadataChanged: names.meta({ title: 'Changed metadata' }),
    detailsChanged: names.meta({ title: 'Changed details' }),
  }),
  subject: { type: 'customer', id: ['customer', 'id'], label: ['customer', 'name'] },
})
