import { defineTrigger, fraudWarningSchema, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const fraudWarningCreated = defineTrigger({
  name: 'early_fraud_warning_created',
  kind: 'event',
  event: 'charge.fraud_warning_created',
  title: { en: 'Early fraud warning created', ko: '사기 조기 경고 생성됨', ja: '早期不正警告が作成された' },
  description: {
    en: "Starts when a card's issuer suspects that a charge is fraudulent, before there is a dispute.",
    ko: '분쟁이 제기되기 전에 카드 발급사가 결제의 사기를 의심하면 시작됩니다.',
    ja: '異議申し立ての前に、カード発行会社が支払いの不正を疑った時点で開始します。',
  },
  category: 'payments',
  output: z.strictObject({
    warning: fraudWarningSchema.meta({ title: 'Early fraud warning' }),
    order: orderSnapshotSchema.meta({ title: 'Order' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
