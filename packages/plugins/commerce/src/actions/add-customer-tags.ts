import { defineAction, z } from '@counterflow/plugin-sdk'
import { customerIdField, customerTagsField, tagsOutput } from '../inputs.js'

export const addCustomerTags = defineAction({
  name: 'add_customer_tags',
  title: { en: 'Add customer tags', ko: '고객 태그 추가', ja: '顧客タグを追加' },
  description: {
    en: 'Adds tags to the customer, for everybody in the shop to see. Without a customer it does nothing.',
    ko: '스토어의 모든 직원이 볼 수 있도록 고객에게 태그를 추가합니다. 고객이 없으면 아무 일도 하지 않습니다.',
    ja: 'ストアの全スタッフが見られるよう、顧客にタグを追加します。顧客がない場合は何もしません。',
  },
  category: 'customers',
  input: z.strictObject({ customerId: customerIdField, tags: customerTagsField }),
  output: tagsOutput,
  effects: 'repeatable',
  permission: 'customers.update',
  run: async ({ input: { customerId, tags }, shop }) => {
    if (customerId === null) return { tags: [] }
    const answer = await shop.customers.addTags(customerId, tags)
    return { tags: [...answer.tags] }
  },
})
