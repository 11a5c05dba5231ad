import {
  defineTrigger,
  orderSnapshotSchema,
  riskAssessmentSchema,
  riskProviderSchema,
  z,
} from '@counterflow/plugin-sdk'

export const orderRiskAnalyzed = defineTrigger({
  name: 'order_risk_analyzed',
  kind: 'event',
  event: 'order.risk_analyzed',
  title: { en: 'Order risk analyzed', ko: '주문 위험 분석됨', ja: '注文のリスクが分析された' },
  description: {
    en: 'Starts when the fraud analysis of an order has finished.',
    ko: '주문의 사기 분석이 끝나면 시작됩니다.',
    ja: '注文の不正分析が完了すると開始します。',
  },
  category: 'orders',
  config: z.strictObject({
    otherProviders: z.boolean().optional().meta({
      title: 'Also by other providers',
      description:
        'Starts again for the same order whenever another risk provider has assessed it. Leave it off where payments are captured.',
    }),
  }),
  // Off unless it is wanted: a workflow that takes money would otherwise start twice for one order.
  optIn: { provider: 'otherProviders' },
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    risk: riskAssessmentSchema.meta({ title: 'Risk' }),
    provider: riskProviderSchema.nullable().meta({ title: 'Risk provider' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
