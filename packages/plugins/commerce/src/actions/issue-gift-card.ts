import { defineAction, moneySchema, z } from '@counterflow/plugin-sdk'
import { customerIdField } from '../inputs.js'

export const issueGiftCard = defineAction({
  name: 'issue_gift_card',
  title: { en: 'Issue gift card', ko: '기프트 카드 발급', ja: 'ギフトカードを発行' },
  description: {
    en: 'Issues a gift card and hands its code on to the next steps, a mail say. The code is shown nowhere else.',
    ko: '기프트 카드를 발급하고 그 코드를 메일 같은 다음 단계로 넘깁니다. 코드는 다른 곳에 표시되지 않습니다.',
    ja: 'ギフトカードを発行し、そのコードをメールなど次のステップに渡します。コードはほかの場所には表示されません。',
  },
  category: 'customers',
  input: z.strictObject({
    amount: moneySchema.meta({ title: 'Amount', description: "In the shop's currency." }),
    customerId: customerIdField
      .optional()
      .meta({ title: 'Customer', 'x-counterflow-type': 'customer', description: 'Whose card it is.' }),
    validForDays: z
      .int()
      .min(1)
      .max(36_500)
      .optional()
      .meta({ title: 'Valid for days', description: 'It never expires when nothing is given.' }),
    note: z.string().trim().max(300).optional().meta({ title: 'Note', description: 'For staff only.' }),
  }),
  output: z.strictObject({
    giftCardId: z.uuid().meta({ title: 'Gift card ID' }),
    code: z.string().meta({ title: 'Code', 'x-counterflow-secret': true }),
    last4: z.string().meta({ title: 'Last characters of the code' }),
    amount: moneySchema.meta({ title: 'Amount' }),
  }),
  effects: 'repeatable',
  permission: 'gift-cards.issue',
  run: ({ input, shop }) => shop.giftCards.issue(input),
})
