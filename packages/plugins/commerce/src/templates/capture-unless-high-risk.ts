import { defineTemplate } from '@counterflow/plugin-sdk'

export const captureUnlessHighRisk = defineTemplate({
  name: 'capture_unless_high_risk',
  title: {
    en: 'Capture payment unless the order is high risk',
    ko: '주문의 사기 위험성이 높지 않은 경우 결제 처리',
    ja: '不正リスクが高くない注文の支払いをキャプチャ',
  },
  description: {
    en: 'Captures the payment of orders with low or medium fraud risk, and leaves high-risk payments uncaptured until you decide.',
    ko: '사기 위험이 낮거나 보통인 주문의 결제를 처리하고, 위험이 높은 주문의 결제는 처리하지 않고 남겨 둡니다.',
    ja: '不正リスクが低または中の注文の支払いをキャプチャし、高リスクの支払いはキャプチャせずに判断を待ちます。',
  },
  category: 'risk',
  definition: {
    schema: 1,
    name: 'Capture payment unless the order is high risk',
    // A declined or already captured payment leaves nothing to decide.
    trigger: {
      type: 'commerce.order_risk_analyzed',
      config: {},
      when: {
        all: [
          { field: { $ref: ['trigger', 'order', 'paymentStatus'] }, operator: 'equals', value: 'authorized' },
        ],
      },
    },
    nodes: [
      {
        id: 'risk_not_high',
        kind: 'condition',
        when: {
          all: [{ field: { $ref: ['trigger', 'risk', 'level'] }, operator: 'not_equals', value: 'high' }],
        },
      },
      {
        id: 'capture',
        kind: 'action',
        action: 'commerce.capture_payment',
        input: { orderId: { $ref: ['trigger', 'order', 'id'] } },
      },
    ],
    edges: [
      { from: 'trigger', port: 'then', to: 'risk_not_high' },
      { from: 'risk_not_high', port: 'then', to: 'capture' },
    ],
    layout: {
      trigger: { x: 0, y: 0 },
      risk_not_high: { x: 380, y: 0 },
      capture: { x: 760, y: -60 },
    },
  },
})
