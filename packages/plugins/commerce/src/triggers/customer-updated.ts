import { defineTrigger, z } from '@counterflow/plugin-sdk'

export const customerUpdated = defineTrigger({
  name: 'customer_updated',
  kind: 'event',
  event: 'customer.updated',
  title: { en: 'Customer updated', ko: '고객 정보 변경됨', ja: '顧客情報が変更された' },
  description: {
    en: 'Starts when tags or metadata of a customer changed, and tells which.',
    ko: '고객의 태그나 메타데이터가 바뀌면 시작되며, 무엇이 바뀌었는지 알려 줍니다.',
    ja: '顧客のタグやメタデータが変わると開始し、何が変わったかを伝えます。',
  },
  category: 'customers',
  output: z.strictObject({
    customer: z
      .strictObject({
        id: z.uuid().meta({ title: 'Customer ID', 'x-counterflow-type': 'customer' }),
        name: z.string().meta({ title: 'Name' }),
        email: z.string().meta({ title: 'E-mail' }),
        tags: z.array(z.string()).meta({ title: 'Tags' }),
        metadata: z.record(z.string(), z.string()).meta({ title: 'Metadata' }),
      })
      .meta({ title: 'Customer' }),
    tagsAdded: z.array(z.string()).meta({ title: 'Added tags' }),
    tagsRemoved: z.array(z.string()).meta({ title: 'Removed tags' }),
    metadataChanged: z.array(z.string()).meta({ title: 'Changed metadata' }),
  }),
  subject: { type: 'customer', id: ['customer', 'id'], label: ['customer', 'name'] },
})
