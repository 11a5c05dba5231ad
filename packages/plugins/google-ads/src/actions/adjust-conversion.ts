import { chargeIdSchema, conversionAdjustmentOf, defineAction, z } from '@counterflow/plugin-sdk'
import { commonShape, digitsOf, resultSchema } from '../inputs.js'
import { sendUpload } from '../upload.js'

export const adjustConversion = defineAction({
  name: 'adjust_conversion',
  title: { en: 'Adjust offline conversion', ko: '오프라인 전환 조정', ja: 'オフラインコンバージョンを調整' },
  description: {
    en: 'After a refund: tells Google Ads what an order is still worth, or takes the conversion back when nothing is left.',
    ko: '환불 뒤에 주문의 남은 금액을 Google Ads에 알리거나, 남은 금액이 없으면 전환을 취소합니다.',
    ja: '返金のあと、注文の残りの金額を Google 広告に伝えます。何も残っていなければコンバージョンを取り消します。',
  },
  category: 'services',
  input: z.strictObject({
    ...commonShape,
    paymentId: chargeIdSchema.meta({ title: 'Charge', description: 'Of which money was given back.' }),
  }),
  output: resultSchema,
  effects: 'repeatable',
  permission: 'orders.read',
  calls: { url: 'connection', connection: 'connection' },
  run: async ({ input, shop, http, signal }) => {
    const { orderId, customerId, conversionActionId } = input
    const order = await shop.orders.get(orderId)
    const { attribution } = order
    if ((attribution.gclid ?? attribution.gbraid) === null)
      return { uploaded: false, outcome: 'no_click' as const }
    const { refunded } = await shop.charges.retrieve(input.paymentId)
    const target = { customerId: digitsOf(customerId), conversionActionId }
    const adjustment = conversionAdjustmentOf(order, refunded, target, new Date().toISOString())
    const outcome = await sendUpload({
      account: input,
      http,
      signal,
      method: 'uploadConversionAdjustments',
      body: { conversionAdjustments: [adjustment] },
    })
    return { uploaded: true, outcome }
  },
})
