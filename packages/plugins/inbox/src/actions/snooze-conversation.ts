import { defineAction, z } from '@counterflow/plugin-sdk'
import { conversationIdField } from '../inputs.js'

export const snoozeConversation = defineAction({
  name: 'snooze_conversation',
  title: { en: 'Snooze conversation', ko: '대화 미루기', ja: '会話をスヌーズ' },
  description: {
    en: 'Puts the conversation off. It comes back when the time is up or the customer writes.',
    ko: '대화를 나중으로 미룹니다. 시간이 되거나 고객이 메시지를 보내면 다시 나타납니다.',
    ja: '会話を後回しにします。時間になるか、お客様からメッセージが届くと戻ります。',
  },
  category: 'inbox',
  input: z.strictObject({
    conversationId: conversationIdField,
    minutes: z.int().min(1).max(525_600).meta({ title: 'Minutes' }),
  }),
  output: z.strictObject({ snoozedUntil: z.iso.datetime().meta({ title: 'Snoozed until' }) }),
  effects: 'repeatable',
  permission: 'inbox.reply',
  run: ({ input: { conversationId, minutes }, shop }) => shop.conversations.snooze(conversationId, minutes),
})
