import { defineTrigger, orderSnapshotSchema, z } from '@counterflow/plugin-sdk'

export const orderCreated = defineTrigger({
  name: 'order_created',
  kind: 'event',
  event: 'order.created',
  title: { en: 'Order created', ko: '주문 생성됨', ja: '注文が作成された' },
  description: {
    en: 'Starts as soon as an order is placed, before its fraud risk is known.',
    ko: '주문이 접수되는 즉시 시작됩니다. 이때는 아직 사기 위험을 알 수 없습니다.',
    ja: '注文が入るとすぐに開始します。この時点では不正リスクはまだ判明していません。',
  },
  category: 'orders',
  output: z.strictObject({ order: orderSnapshotSchema.meta({ title: 'Order' }) }),
  unsettled: [{ path: ['order', 'riskLevel'], settledBy: 'commerce.order_risk_analyzed' }],
  subject: { type: 'order', id: ['order', 'id'], label: ['order', 'number'] },
})
