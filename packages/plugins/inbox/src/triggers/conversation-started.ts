import { conversationSnapshotSchema, defineTrigger, z } from '@counterflow/plugin-sdk'

export const conversationStarted = defineTrigger({
  name: 'conversation_started',
  kind: 'event',
  event: 'conversation.started',
  title: { en: 'Conversation started', ko: '대화 시작됨', ja: '会話が始まった' },
  description: {
    en: 'Starts when somebody who has not written before begins a conversation, by whatever channel.',
    ko: '처음 연락한 고객이 어떤 채널로든 대화를 시작하면 시작됩니다.',
    ja: '初めての相手が、どのチャネルからでも会話を始めると開始します。',
  },
  category: 'inbox',
  output: z.strictObject({
    conversation: conversationSnapshotSchema.meta({ title: 'Conversation' }),
  }),
  subject: { type: 'conversation', id: ['conversation', 'id'], label: ['conversation', 'name'] },
})
