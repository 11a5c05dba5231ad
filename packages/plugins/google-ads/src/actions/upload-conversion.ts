import { clickConversionOf, defineAction, z } from '@counterflow/plugin-sdk'
import { commonShape, digitsOf, resultSchema } from '../inputs.js'
import { sendUpload } from '../upload.js'

export const uploadConversion = defineAction({
  name: 'upload_conversion',
  title: {
    en: 'Upload offline conversion',
    ko: '오프라인 전환 업로드',
    ja: 'オフラインコンバージョンをアップロード',
  },
  description: {
    en: 'Tells Google Ads which click an order came from, and what it was worth. An order counts once, however often it is uploaded.',
    ko: '주문이 어떤 클릭에서 왔고 금액이 얼마인지 Google Ads에 알립니다. 여러 번 업로드해도 주문은 한 번만 집계됩니다.',
    ja: '注文がどのクリックから来て、いくらだったかを Google 広告に伝えます。何度アップロードしても、注文は一度だけ数えられます。',
  },
  category: 'services',
  input: z.strictObject({
    ...commonShape,
    adUserData: z.enum(['GRANTED', 'DENIED']).optional().meta({
      title: 'Consent to use data for advertising',
      description:
        'GRANTED sends the customer’s e-mail address as a hash, too. Leave it out where nobody has asked.',
    }),
  }),
  output: resultSchema,
  effects: 'repeatable',
  permission: 'orders.read',
  calls: { url: 'connection', connection: 'connection' },
  run: async ({ input, shop, http, signal }) => {
    const { orderId, customerId, conversionActionId } = input
    const order = await shop.orders.get(orderId)
    const conversion = clickConversionOf(
      order,
      { customerId: digitsOf(customerId), conversionActionId },
      input.adUserData ?? null,
    )
    if (conversion === undefined) return { uploaded: false, outcome: 'no_click' as const }
    const outcome = await sendUpload({
      account: input,
      http,
      signal,
      method: 'uploadClickConversions',
      body: { conversions: [conversion] },
    })
    return { uploaded: true, outcome }
  },
})
