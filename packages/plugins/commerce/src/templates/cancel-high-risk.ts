import { defineTemplate } from '@counterflow/plugin-sdk'

const order = (...path: string[]) => ({ $ref: ['trigger', 'order', ...path] })

export const cancelHighRisk = defineTemplate({
  name: 'cancel_and_restock_high_risk',
  title: {
    en: 'Cancel and restock high-risk orders',
    ko: '고위험 주문 취소 및 재입고',
    ja: '高リスクの注文をキャンセルして在庫に戻す',
  },
  description: {
    en: 'Cancels orders with a high fraud risk, gives the money back, restocks their items, tags order and customer, and tells you by e-mail. Look at such orders by hand afterwards.',
    ko: '사기 위험이 높은 주문을 취소하고 환불한 뒤 품목을 재입고하고, 주문과 고객에게 태그를 추가하고, 이메일로 알려 줍니다. 해당 주문은 이후 직접 확인하세요.',
    ja: '不正リスクが高い注文をキャンセルして返金し、商品を在庫に戻し、注文と顧客にタグを付けて、メールで知らせます。該当する注文は後で必ず確認してください。',
  },
  category: 'risk',
  definition: {
    schema: 1,
    name: 'Cancel and restock high-risk orders',
    trigger: { type: 'commerce.order_risk_analyzed', config: {} },
    nodes: [
      {
        id: 'risk_high',
        kind: 'condition',
        when: {
          all: [
            { field: { $ref: ['trigger', 'risk', 'level'] }, operator: 'equals', value: 'high' },
            { field: order('cancelledAt'), operator: 'is_empty' },
          ],
        },
      },
      {
        id: 'cancel',
        kind: 'action',
        action: 'commerce.cancel_order',
        input: { orderId: order('id'), reason: 'fraud', payment: 'give_back', restock: false },
      },
      { id: 'restock', kind: 'action', action: 'commerce.restock', input: { orderId: order('id') } },
      {
        id: 'tag_order',
        kind: 'action',
        action: 'commerce.add_order_tags',
        input: { orderId: order('id'), tags: ['high-risk', 'cancelled-for-risk'] },
      },
      {
        id: 'tag_customer',
        kind: 'action',
        action: 'commerce.add_customer_tags',
        input: { customerId: order('customer', 'id'), tags: ['high-risk'] },
      },
      {
        id: 'tell',
        kind: 'action',
        action: 'mail.send_internal',
        input: {
          to: ['your.email@example.com'],
          subject: { $template: 'Order {{ trigger.order.number }} was cancelled for high risk' },
          body: {
            $template:
              'Order {{ trigger.order.number }} over {{ trigger.order.total }} was cancelled because its fraud risk is high. Its payment was given back and its items are in stock again.\n\nPlease look at the order once more: if it was a mistake, write to the customer and place it anew.',
          },
          fields: [
            { label: 'Order', value: order('number') },
            { label: 'Total', value: order('total') },
            { label: 'Customer', value: order('customer', 'name') },
            { label: 'Customer e-mail', value: order('customer', 'email') },
            { label: 'Risk score', value: { $ref: ['trigger', 'risk', 'score'] } },
          ],
        },
      },
    ],
    edges: [
      { from: 'trigger', port: 'then', to: 'risk_high' },
      { from: 'risk_high', port: 'then', to: 'cancel' },
      { from: 'cancel', port: 'then', to: 'restock' },
      { from: 'restock', port: 'then', to: 'tag_order' },
      { from: 'tag_order', port: 'then', to: 'tag_customer' },
      { from: 'tag_customer', port: 'then', to: 'tell' },
    ],
    layout: {
      trigger: { x: 0, y: 0 },
      risk_high: { x: 380, y: 0 },
      cancel: { x: 760, y: -60 },
      restock: { x: 1140, y: -60 },
      tag_order: { x: 1520, y: -60 },
      tag_customer: { x: 1900, y: -60 },
      tell: { x: 2280, y: -60 },
    },
  },
  texts: {
    ko: {
      'Order {{ trigger.order.number }} was cancelled for high risk':
        '높은 위험으로 취소된 주문 {{ trigger.order.number }}',
      'Order {{ trigger.order.number }} over {{ trigger.order.total }} was cancelled because its fraud risk is high. Its payment was given back and its items are in stock again.\n\nPlease look at the order once more: if it was a mistake, write to the customer and place it anew.':
        '사기 위험이 높아 {{ trigger.order.total }} 주문({{ trigger.order.number }})이 취소되었습니다. 결제 금액을 돌려주었고 품목은 재고로 되돌렸습니다.\n\n주문을 다시 한번 확인해 주세요. 잘못 취소된 주문이라면 고객에게 연락하고 다시 접수하세요.',
      Order: '주문',
      Total: '합계',
      Customer: '고객',
      'Customer e-mail': '고객 이메일',
      'Risk score': '위험 점수',
    },
    ja: {
      'Order {{ trigger.order.number }} was cancelled for high risk':
        '高リスクのため注文{{ trigger.order.number }}をキャンセルしました',
      'Order {{ trigger.order.number }} over {{ trigger.order.total }} was cancelled because its fraud risk is high. Its payment was given back and its items are in stock again.\n\nPlease look at the order once more: if it was a mistake, write to the customer and place it anew.':
        '不正リスクが高いため、{{ trigger.order.total }}の注文{{ trigger.order.number }}をキャンセルしました。支払いは取り消し、商品は在庫に戻しました。\n\n念のため注文を確認してください。誤りだった場合は、顧客に連絡して注文を作成し直してください。',
      Order: '注文',
      Total: '合計',
      Customer: '顧客',
      'Customer e-mail': '顧客のメールアドレス',
      'Risk score': 'リスクスコア',
    },
  },
})
