import { defineAction, z } from '@counterflow/plugin-sdk'
import { conversationIdField, sentOutput } from '../inputs.js'

export const reply = defineAction({
  name: 'reply',
  title: { en: 'Reply to customer', ko: '고객에게 답변', ja: 'お客様に返信' },
  description: {
    en: 'Answers by the channel that the customer wrote by. Mail from a machine is never answered.',
    ko: '고객이 연락한 채널로 답변합니다. 자동으로 보낸 메일에는 답변하지 않습니다.',
    ja: 'お客様が使ったチャネルで返信します。自動送信のメールには返信しません。',
  },
  category: 'inbox',
  input: z.strictObject({
    conversationId: conversationIdField,
    text: z.string().trim().min(1, 'Write something.').max(20_000).meta({ title: 'Text' }),
  }),
  output: sentOutput,
  effects: 'repeatable',
  permission: 'inbox.reply',
  run: ({ input: { conversationId, text }, shop }) => shop.conversations.reply(conversationId, text),
})
