import { defineAction, z } from '@counterflow/plugin-sdk'
import { customerIdField, customerTagsField, tagsOutput } from '../inputs.js'

export const removeCustomerTags = defineAction({
  name: 'remove_customer_tags',
  title: { en: 'Remove customer tags', ko: '고객 태그 제거', ja: '顧客タグを削除' },
  description: {
    en: 'Takes tags away from the customer; tags that they do not have change nothing. Without a customer it does nothing.',
    ko: '고객에게서 태그를 제거합니다. 없는 태그는 무시합니다. 고객이 없으면 아무 일도 하지 않습니다.',
    ja: '顧客からタグを削除します。付いていないタグは無視されます。顧客がない場合は何もしません。',
  },
  category: 'customers',
  input: z.strictObject({ customerId: customerIdField, tags: customerTagsField }),
  output: tagsOutput,
  effects: 'repeatable',
  permission: 'customers.update',
  run: async ({ input: { customerId, tags }, shop }) => {
    if (customerId === null) return { tags: [] }
    const answer = await shop.customers.removeTags(customerId, tags)
    return { tags: [...answer.tags] }
  },
})
