import { defineAction, z } from '@counterflow/plugin-sdk'
import { assigneeOutput, conversationIdField } from '../inputs.js'

export const assignConversation = defineAction({
  name: 'assign_conversation',
  title: { en: 'Assign conversation', ko: '대화 배정', ja: '会話を割り当て' },
  description: {
    en: 'Gives the conversation to one person. Only those can be chosen who may answer customers.',
    ko: '대화를 한 사람에게 배정합니다. 고객에게 답변할 권한이 있는 직원만 선택할 수 있습니다.',
    ja: '会話を一人に割り当てます。お客様に返信できるスタッフだけを選べます。',
  },
  category: 'inbox',
  input: z.strictObject({
    conversationId: conversationIdField,
    staffId: z.uuid().meta({ title: 'To', 'x-counterflow-options': 'assignable-staff' }),
  }),
  output: assigneeOutput,
  effects: 'repeatable',
  permission: 'inbox.reply',
  run: ({ input: { conversationId, staffId }, shop }) => shop.conversations.assign(conversationId, staffId),
})
