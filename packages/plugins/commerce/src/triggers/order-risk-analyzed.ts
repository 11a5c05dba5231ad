import { defineTrigger, orderSnapshotSchema, riskAssessmentSchema, z } from '@counterflow/plugin-sdk'

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
  output: z.strictObject({
    order: orderSnapshotSchema.meta({ title: 'Order' }),
    risk: riskAssessmentSchema.meta({ title: 'Risk' }),
  }),
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
