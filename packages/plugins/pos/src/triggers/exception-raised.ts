import { defineTrigger, tillExceptionKindSchema, z } from '@counterflow/plugin-sdk'

export const exceptionRaised = defineTrigger({
  name: 'exception_raised',
  kind: 'event',
  event: 'till.exception_raised',
  title: { en: 'Till exception raised', ko: 'POS 예외 발생', ja: 'POSの例外が発生した' },
  description: {
    en: 'Starts when something that a till recorded needs a person: a price that has changed, more sold than there was, a gap in a ledger.',
    ko: '가격 변동, 재고 초과 판매, 원장 누락처럼 POS 기록에 사람의 확인이 필요하면 시작됩니다.',
    ja: '価格の変更、在庫を超える販売、台帳の欠落など、POSの記録に人の確認が必要になると開始します。',
  },
  category: 'pos',
  output: z.strictObject({
    exception: z
      .strictObject({
        id: z.uuid().meta({ title: 'Exception ID' }),
        kind: tillExceptionKindSchema.meta({ title: 'Kind' }),
        registerId: z.uuid().nullable().meta({ title: 'Register ID' }),
        saleId: z.uuid().nullable().meta({ title: 'Sale ID' }),
        orderId: z.uuid().nullable().meta({ title: 'Order ID' }),
        receiptNumber: z.string().nullable().meta({ title: 'Receipt number' }),
        at: z.iso.datetime().meta({ title: 'Noticed at' }),
      })
      .meta({ title: 'Exception' }),
  }),
  subject: { type: 'till_exception', id: ['exception', 'id'], label: ['exception', 'kind'] },
})
