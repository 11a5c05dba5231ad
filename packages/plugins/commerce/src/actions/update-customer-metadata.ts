import { defineAction, z } from '@counterflow/plugin-sdk'
import { customerIdField, entriesField, recordOf } from '../inputs.js'

export const updateCustomerMetadata = defineAction({
  name: 'update_customer_metadata',
  title: { en: 'Update customer metadata', ko: '고객 메타데이터 업데이트', ja: '顧客メタデータを更新' },
  description: {
    en: 'Notes names with values on the customer, such as Tier: VIP. Other entries stay; an empty value removes one. Without a customer it does nothing.',
    ko: 'Tier: VIP처럼 이름과 값을 고객에게 기록합니다. 다른 항목은 그대로 두고, 값을 비우면 해당 항목을 제거합니다. 고객이 없으면 아무 일도 하지 않습니다.',
    ja: '「Tier: VIP」のような名前と値を顧客に記録します。ほかの項目はそのまま残り、値を空にすると削除されます。顧客がない場合は何もしません。',
  },
  category: 'customers',
  input: z.strictObject({
    customerId: customerIdField,
    metadata: entriesField.min(1).meta({ title: 'Metadata' }),
  }),
  output: z.strictObject({
    metadata: z.record(z.string(), z.string()).meta({ title: 'Metadata' }),
  }),
  effects: 'repeatable',
  permission: 'customers.update',
  run: async ({ input: { customerId, metadata }, shop }) => {
    if (customerId === null) return { metadata: {} }
    const changes = Object.entries(recordOf(metadata)).map(([name, value]) => [name, value || null])
    const answer = await shop.customers.updateMetadata(customerId, Object.fromEntries(changes))
    return { metadata: { ...answer.metadata } }
  },
})
