import { defineAction, z } from '@counterflow/plugin-sdk'
import { conversationIdField, tagsField, tagsOutput } from '../inputs.js'

export const removeConversationTags = defineAction({
  name: 'remove_conversation_tags',
  title: { en: 'Remove conversation tags', ko: '대화 태그 삭제', ja: '会話タグを削除' },
  description: {
    en: 'Takes tags away from the conversation.',
    ko: '대화에서 태그를 삭제합니다.',
    ja: '会話からタグを削除します。',
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
    tags: [...(await shop.conversations.removeTags(conversationId, tags)).tags],
  }),
})
