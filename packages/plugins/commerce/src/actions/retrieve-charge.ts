import { chargeIdSchema, chargeSchema, defineAction, z } from '@counterflow/plugin-sdk'

export const retrieveCharge = defineAction({
  name: 'retrieve_charge',
  title: { en: 'Retrieve charge', ko: '청구 조회', ja: '支払いを取得' },
  description: {
    en: 'Looks up a charge: what was taken, what was given back, whether it is disputed, and whose it is.',
    ko: '청구 내역을 조회합니다. 결제 금액, 환불 금액, 분쟁 여부와 고객을 알 수 있습니다.',
    ja: '支払いの内容を調べます。請求額、返金額、異議申し立ての有無、顧客がわかります。',
  },
  category: 'payments',
  input: z.strictObject({ chargeId: chargeIdSchema.meta({ title: 'Charge' }) }),
  output: chargeSchema,
  effects: 'none',
  permission: 'orders.read',
  run: ({ input, shop }) => shop.charges.retrieve(input.chargeId),
})
