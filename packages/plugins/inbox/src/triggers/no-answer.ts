import { conversationSnapshotSchema, defineTrigger, z } from '@counterflow/plugin-sdk'

export const noAnswer = defineTrigger({
  name: 'no_answer',
  kind: 'event',
  event: 'conversation.unanswered',
  title: { en: 'No answer for some time', ko: '일정 시간 답변 없음', ja: '一定時間返信がない' },
  description: {
    en: 'Starts once for each wait when a customer has waited so long for a person to answer. Answers of workflows do not end a wait.',
    ko: '고객이 직원의 답변을 설정한 시간만큼 기다리면, 기다릴 때마다 한 번 시작됩니다. 워크플로의 답변은 기다림을 끝내지 않습니다.',
    ja: 'お客様がスタッフの返信を設定した時間だけ待つと、待機ごとに一度開始します。ワークフローの返信では待機は終わりません。',
  },
  category: 'inbox',
  config: z.strictObject({
    minutes: z.int().min(1).max(43_200).meta({ title: 'Minutes without an answer' }),
  }),
  matches: ['minutes'],
  output: z.strictObject({
    conversation: conversationSnapshotSchema.meta({ title: 'Conversation' }),
    minutes: z.int().meta({ title: 'Minutes' }),
  }),
  subject: { type: 'conversation', id: ['conversation', 'id'], label: ['conversation', 'name'] },
})
