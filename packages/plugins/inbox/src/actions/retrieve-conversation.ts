import { conversationSnapshotSchema, defineAction, z } from '@counterflow/plugin-sdk'
import { conversationIdField } from '../inputs.js'

export const retrieveConversation = defineAction({
  name: 'retrieve_conversation',
  title: { en: 'Retrieve conversation', ko: '대화 조회', ja: '会話を取得' },
  description: {
    en: 'Looks the conversation up as it is now. What started the workflow tells how it was then.',
    ko: '대화의 현재 상태를 조회합니다. 워크플로를 시작한 값은 그때의 상태입니다.',
    ja: '会話の現在の状態を調べます。ワークフローを開始した値は、その時点の状態です。',
  },
  category: 'inbox',
  input: z.strictObject({
    conversationId: conversationIdField,
  }),
  output: conversationSnapshotSchema,
  effects: 'none',
  permission: 'inbox.read',
  run: ({ input, shop }) => shop.conversations.get(input.conversationId),
})
