import { defineAction, sharingOutSchema, z } from '@counterflow/plugin-sdk'
import { assigneeOutput, conversationIdField } from '../inputs.js'

export const shareOutConversation = defineAction({
  name: 'share_out_conversation',
  title: { en: 'Assign by turns', ko: '차례로 배정', ja: '順番に割り当て' },
  description: {
    en: 'Gives the conversation to whose turn it is, or to the person with the fewest open conversations, among all who may answer customers, or among the people that you choose. One that is assigned already stays as it is.',
    ko: '고객에게 답변할 수 있는 직원 모두 또는 선택한 직원 중 차례가 된 사람이나 진행 중인 대화가 가장 적은 사람에게 대화를 배정합니다. 이미 배정된 대화는 그대로 둡니다.',
    ja: 'お客様に返信できるスタッフ全員、または選んだスタッフのうち、順番の人、または対応中の会話が最も少ない人に会話を割り当てます。すでに割り当て済みの会話はそのままです。',
  },
  category: 'inbox',
  input: z.strictObject({
    conversationId: conversationIdField,
    way: sharingOutSchema.meta({ title: 'By' }),
    among: z.array(z.uuid()).max(100).optional().meta({
      title: 'Among',
      description: 'Nobody chosen: everybody who may answer customers.',
      'x-counterflow-options': 'assignable-staff',
    }),
  }),
  output: assigneeOutput,
  effects: 'repeatable',
  permission: 'inbox.reply',
  run: ({ input: { conversationId, way, among }, shop }) =>
    shop.conversations.shareOut(conversationId, way, among),
})
