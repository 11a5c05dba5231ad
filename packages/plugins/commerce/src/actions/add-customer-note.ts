import { defineAction, z } from '@counterflow/plugin-sdk'
import { customerIdField } from '../inputs.js'

export const addCustomerNote = defineAction({
  name: 'add_customer_note',
  title: { en: 'Add customer note', ko: '고객 메모 추가', ja: '顧客メモを追加' },
  description: {
    en: 'Writes a note on the profile of the customer, for the staff alone. Without a customer it does nothing.',
    ko: '직원만 볼 수 있는 메모를 고객 프로필에 남깁니다. 고객이 없으면 아무 일도 하지 않습니다.',
    ja: 'スタッフだけが見られるメモを顧客のプロフィールに残します。顧客がない場合は何もしません。',
  },
  category: 'customers',
  input: z.strictObject({
    customerId: customerIdField,
    note: z.string().trim().min(1, 'Write something.').max(5_000).meta({ title: 'Note' }),
  }),
  output: z.strictObject({ noteId: z.uuid().nullable().meta({ title: 'Note ID' }) }),
  effects: 'repeatable',
  permission: 'customers.update',
  run: async ({ input: { customerId, note }, shop }) =>
    customerId === null ? { noteId: null } : shop.customers.addNote(customerId, note),
})
