import { defineTrigger, moneySchema, z } from '@counterflow/plugin-sdk'

const instant = z.iso.datetime()

export const saleSynced = defineTrigger({
  name: 'sale_synced',
  kind: 'event',
  event: 'till.sale_synced',
  title: { en: 'POS sale synced', ko: 'POS 판매 동기화됨', ja: 'POSの販売が同期された' },
  description: {
    en: 'Starts when a sale of a till has arrived, at once or after hours without a network. Its age says how late it is.',
    ko: '매장 판매가 서버에 도착하면 시작됩니다. 바로 올 수도, 네트워크가 끊긴 뒤 몇 시간 만에 올 수도 있습니다. 경과 시간으로 얼마나 늦었는지 알 수 있습니다.',
    ja: 'レジの販売がサーバーに届くと開始します。すぐの場合も、オフラインで数時間後の場合もあります。経過時間でどれだけ遅れたかが分かります。',
  },
  category: 'pos',
  output: z.strictObject({
    sale: z
      .strictObject({
        id: z.uuid().meta({ title: 'Sale ID' }),
        receiptNumber: z.string().meta({ title: 'Receipt number' }),
        orderId: z
          .uuid()
          .nullable()
          .meta({ title: 'Order ID', description: 'Nothing: goods only came back.' }),
        register: z
          .strictObject({ id: z.uuid().meta({ title: 'ID' }), name: z.string().meta({ title: 'Name' }) })
          .meta({ title: 'Register' }),
        locationId: z.uuid().meta({ title: 'Location ID' }),
        staff: z
          .strictObject({ id: z.uuid().meta({ title: 'ID' }), name: z.string().meta({ title: 'Name' }) })
          .meta({ title: 'Cashier' }),
        total: moneySchema.meta({ title: 'Total', description: 'Below zero it went to the customer.' }),
        items: z.int().meta({ title: 'Items sold' }),
        returnedItems: z.int().meta({ title: 'Items returned' }),
      })
      .meta({ title: 'Sale' }),
    eventAt: instant.meta({ title: 'Sold at', description: 'By the clock of the device.' }),
    receivedAt: instant.meta({ title: 'Arrived at' }),
    ageMinutes: z
      .int()
      .min(0)
      .meta({ title: 'Age in minutes', description: 'How long the sale was on its way.' }),
  }),
  subject: { type: 'till_sale', id: ['sale', 'id'], label: ['sale', 'receiptNumber'] },
})
