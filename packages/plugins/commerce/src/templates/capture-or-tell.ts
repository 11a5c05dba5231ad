import { defineTemplate } from '@counterflow/plugin-sdk'

const order = (...path: string[]) => ({ $ref: ['trigger', 'order', ...path] })
const subject = 'Payment of order {{ trigger.order.number }} was not captured'
const body =
  'The fraud risk of order {{ trigger.order.number }} over {{ trigger.order.total }} is high, so its payment was not captured. The money is only held.\n\nPlease look at the order: capture the payment by hand if all is well, or cancel the order.'

/** The template that captures unless the risk is high, with something on its otherwise branch (R71). */
export const captureOrTell = defineTemplate({
  name: 'capture_or_tell',
  title: {
    en: 'Capture payment, or tell me about a high risk',
    ko: '결제 처리 또는 고위험 주문 알림 받기',
    ja: '支払いをキャプチャ、または高リスクを通知',
  },
  description: {
    en: 'Captures the payment of orders with low or medium fraud risk. A high-risk payment stays uncaptured, its order is tagged, and you are told by e-mail to decide.',
    ko: '사기 위험이 낮거나 보통인 주문의 결제를 처리합니다. 위험이 높으면 결제를 처리하지 않고 주문에 태그를 추가한 뒤, 직접 판단하도록 이메일로 알려 줍니다.',
    ja: '不正リスクが低または中の注文の支払いをキャプチャします。高リスクの場合はキャプチャせず、注文にタグを付けて、判断が必要なことをメールで知らせます。',
  },
  category: 'risk',
  definition: {
    schema: 1,
    name: 'Capture payment, or tell me about a high risk',
    trigger: {
      type: 'commerce.order_risk_analyzed',
      config: {},
      when: { all: [{ field: order('paymentStatus'), operator: 'equals', value: 'authorized' }] },
    },
    nodes: [
      {
        id: 'risk_not_high',
        kind: 'condition',
        when: {
          all: [{ field: { $ref: ['trigger', 'risk', 'level'] }, operator: 'not_equals', value: 'high' }],
        },
      },
      { id: 'capture', kind: 'action', action: 'commerce.capture_payment', input: { orderId: order('id') } },
      {
        id: 'tag_order',
        kind: 'action',
        action: 'commerce.add_order_tags',
        input: { orderId: order('id'), tags: ['high-risk', 'not-captured'] },
      },
      {
        id: 'tell',
        kind: 'action',
        action: 'mail.send_internal',
        input: {
          to: ['your.email@example.com'],
          subject: { $template: subject },
          body: { $template: body },
          fields: [
            { label: 'Order', value: order('number') },
            { label: 'Total', value: order('total') },
            { label: 'Customer', value: order('customer', 'name') },
            { label: 'Risk score', value: { $ref: ['trigger', 'risk', 'score'] } },
          ],
        },
      },
    ],
    edges: [
      { from: 'trigger', port: 'then', to: 'risk_not_high' },
      { from: 'risk_not_high', port: 'then', to: 'capture' },
      { from: 'risk_not_high', port: 'otherwise', to: 'tag_order' },
      { from: 'tag_order', port: 'then', to: 'tell' },
    ],
    layout: {
      trigger: { x: 0, y: 0 },
      risk_not_high: { x: 380, y: 0 },
      capture: { x: 760, y: -100 },
      tag_order: { x: 760, y: 100 },
      tell: { x: 1140, y: 100 },
    },
  },
  texts: {
    ko: {
      [subject]: '주문 {{ trigger.order.number }}의 결제가 처리되지 않았습니다',
      [body]:
        '{{ trigger.order.total }} 주문 {{ trigger.order.number }}의 사기 위험이 높아 결제를 처리하지 않았습니다. 금액은 승인만 된 상태입니다.\n\n주문을 확인해 주세요. 문제가 없으면 직접 결제를 처리하고, 그렇지 않으면 주문을 취소하세요.',
      Order: '주문',
      Total: '합계',
      Customer: '고객',
      'Risk score': '위험 점수',
    },
    ja: {
      [subject]: '注文{{ trigger.order.number }}の支払いはキャプチャされていません',
      [body]:
        '{{ trigger.order.total }}の注文{{ trigger.order.number }}は不正リスクが高いため、支払いをキャプチャしませんでした。金額は確保されているだけです。\n\n注文を確認してください。問題がなければ手動でキャプチャし、そうでなければ注文をキャンセルしてください。',
      Order: '注文',
      Total: '合計',
      Customer: '顧客',
      'Risk score': 'リスクスコア',
    },
  },
})
