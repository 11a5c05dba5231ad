import { defineAction, z } from '@counterflow/plugin-sdk'
import { conversationIdField } from '../inputs.js'

export const addNote = defineAction({
  name: 'add_note',
  title: { en: 'Add note to conversation', ko: '대화에 메모 추가', ja: '会話にメモを追加' },
  description: {
    en: 'Writes a note into the conversation that only the staff see.',
    ko: '직원만 볼 수 있는 메모를 대화에 남깁니다.',
    ja: 'スタッフだけが見られるメモを会話に残します。',
  },
  category: 'inbox',
  input: z.strictObject({
    conversationId: conversationIdField,
    note: z.string().trim().min(1, 'Write something.').max(20_000).meta({ title: 'Note' }),
  }),
  output: z.strictObject({ entryId: z.uuid().meta({ title: 'Note ID' }) }),
  effects: 'repeatable',
  permission: 'inbox.reply',
  run: ({ input: { conversationId, note }, shop }) => shop.conversations.addNote(conversationId, note),
})
