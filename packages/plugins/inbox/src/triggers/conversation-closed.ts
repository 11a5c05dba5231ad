import { conversationSnapshotSchema, defineTrigger, z } from '@counterflow/plugin-sdk'

export const conversationClosed = defineTrigger({
  name: 'conversation_closed',
  kind: 'event',
  event: 'conversation.closed',
  title: { en: 'Conversation closed', ko: '대화 종료됨', ja: '会話が終了した' },
  description: {
    en: 'Starts when a person or a workflow closes a conversation.',
    ko: '직원이나 워크플로가 대화를 종료하면 시작됩니다.',
    ja: 'スタッフまたはワークフローが会話を終了すると開始します。',
  },
  category: 'inbox',
  output: z.strictObject({
    conversation: conversationSnapshotSchema.meta({ title: 'Conversation' }),
  }),
  subject: { type: 'conversation', id: ['conversation', 'id'], label: ['conversation', 'name'] },
})
