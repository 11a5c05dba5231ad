import { defineAction, z } from '@counterflow/plugin-sdk'
import { conversationIdField } from '../inputs.js'

export const closeConversation = defineAction({
  name: 'close_conversation',
  title: { en: 'Close conversation', ko: '대화 종료', ja: '会話を終了' },
  description: {
    en: 'Closes the conversation. It opens again when the customer writes.',
    ko: '대화를 종료합니다. 고객이 메시지를 보내면 다시 열립니다.',
    ja: '会話を終了します。お客様からメッセージが届くと再び開きます。',
  },
  category: 'inbox',
  input: z.strictObject({
    conversationId: conversationIdField,
  }),
  output: z.strictObject({ state: z.literal('closed').meta({ title: 'State' }) }),
  effects: 'repeatable',
  permission: 'inbox.reply',
  run: ({ input, shop }) => shop.conversations.close(input.conversationId),
})
