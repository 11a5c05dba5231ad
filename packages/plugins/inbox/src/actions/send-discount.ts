import { defineAction, z } from '@counterflow/plugin-sdk'
import { conversationIdField, sentOutput } from '../inputs.js'

export const sendDiscount = defineAction({
  name: 'send_discount',
  title: { en: 'Send discount', ko: '할인 보내기', ja: '割引を送る' },
  description: {
    en: 'Sends the customer a discount that they can apply to their cart with one click.',
    ko: '고객이 한 번의 클릭으로 장바구니에 적용할 수 있는 할인을 보냅니다.',
    ja: 'お客様がワンクリックでカートに適用できる割引を送ります。',
  },
  category: 'inbox',
  input: z.strictObject({
    conversationId: conversationIdField,
    discountId: z.uuid().meta({ title: 'Discount ID' }),
    text: z.string().trim().max(20_000).optional().meta({ title: 'Text' }),
  }),
  output: sentOutput,
  effects: 'repeatable',
  permission: 'inbox.reply',
  run: ({ input: { conversationId, discountId, text }, shop }) =>
    shop.conversations.sendDiscount(conversationId, discountId, text),
})
