import {
  conversationEntrySchema,
  conversationSnapshotSchema,
  defineTrigger,
  z,
} from '@counterflow/plugin-sdk'

export const messageReceived = defineTrigger({
  name: 'message_received',
  kind: 'event',
  event: 'conversation.message_received',
  title: { en: 'Message received', ko: '메시지 수신됨', ja: 'メッセージを受信した' },
  description: {
    en: 'Starts with every message of a customer. Absence notes and other mail from machines start nothing.',
    ko: '고객이 메시지를 보낼 때마다 시작됩니다. 부재 알림 같은 자동 메일로는 시작되지 않습니다.',
    ja: 'お客様からメッセージが届くたびに開始します。不在通知などの自動メールでは開始しません。',
  },
  category: 'inbox',
  output: z.strictObject({
    conversation: conversationSnapshotSchema.meta({ title: 'Conversation' }),
    text: z.string().meta({ title: 'Text' }),
    entry: conversationEntrySchema.meta({ title: 'Message' }),
  }),
  subject: { type: 'conversation', id: ['conversation', 'id'], label: ['conversation', 'name'] },
})
