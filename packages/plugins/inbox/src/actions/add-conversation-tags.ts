import { defineAction, z } from '@counterflow/plugin-sdk'
import { conversationIdField, tagsField, tagsOutput } from '../inputs.js'

export const addConversationTags = defineAction({
  name: 'add_conversation_tags',
  title: { en: 'Add conversation tags', ko: '대화 태그 추가', ja: '会話タグを追加' },
  description: {
    en: 'Adds tags to the conversation that it does not have yet.',
    ko: '대화에 아직 없는 태그를 추가합니다.',
    ja: '会話にまだないタグを追加します。',
  },
  category: 'inbox',
  input: z.strictObject({
    conversationId: conversationIdField,
    tags: tagsField,
  }),
  output: tagsOutput,
  effects: 'repeatable',
  permission: 'inbox.reply',
  run: async ({ input: { conversationId, tags }, shop }) => ({
    tags: [...(await shop.conversations.addTags(conversationId, tags)).tags],
  }),
})
