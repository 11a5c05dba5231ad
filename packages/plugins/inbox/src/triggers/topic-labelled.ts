import { conversationSnapshotSchema, defineTrigger, topicSchema, z } from '@counterflow/plugin-sdk'

export const topicLabelled = defineTrigger({
  name: 'topic_labelled',
  kind: 'event',
  event: 'conversation.topic_labelled',
  title: { en: 'Topic labelled', ko: '주제 지정됨', ja: 'トピックが付いた' },
  description: {
    en: 'Starts when a message gets one of the ten topics, with at least 90% certainty or by a person’s choice.',
    ko: '메시지에 열 가지 주제 중 하나가 지정되면 시작됩니다. 확신도가 90% 이상이거나 직원이 직접 고른 경우입니다.',
    ja: 'メッセージに 10 のトピックのいずれかが付くと開始します。確信度が 90% 以上の場合か、スタッフが選んだ場合です。',
  },
  category: 'inbox',
  output: z.strictObject({
    conversation: conversationSnapshotSchema.meta({ title: 'Conversation' }),
    entryId: z.uuid().meta({ title: 'Message ID' }),
    topic: topicSchema.meta({ title: 'Topic' }),
    probability: z
      .number()
      .nullable()
      .meta({ title: 'Certainty', description: 'From 0 to 1. Nothing: a person chose the topic.' }),
    by: z.enum(['model', 'staff']).meta({ title: 'Labelled by' }),
  }),
  subject: { type: 'conversation', id: ['conversation', 'id'], label: ['conversation', 'name'] },
})
