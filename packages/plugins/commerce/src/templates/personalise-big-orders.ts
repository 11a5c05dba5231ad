import { defineTemplate } from '@counterflow/plugin-sdk'

const payment = (...path: string[]) => ({ $ref: ['trigger', 'payment', ...path] })

export const personaliseBigOrders = defineTemplate({
  name: 'personalise_big_orders',
  title: {
    en: 'Personalise big orders',
    ko: '고액 주문에 감사 메모 넣기',
    ja: '高額の注文にお礼のメッセージを添える',
  },
  description: {
    en: 'When a large payment arrives, asks a member of the team by e-mail to add a handwritten thank-you note.',
    ko: '큰 금액이 결제되면 손으로 쓴 감사 메모를 넣도록 팀원에게 이메일로 부탁합니다.',
    ja: '高額の支払いがあると、手書きのお礼状を添えるようチームメンバーにメールで依頼します。',
  },
  category: 'orders',
  definition: {
    schema: 1,
    name: 'Personalise big orders',
    trigger: {
      type: 'commerce.payment_intent_succeeded',
      config: {},
      when: {
        all: [
          { field: payment('amount'), operator: 'greater_than', value: { amount: 100_000, currency: 'USD' } },
          {
            field: payment('amount', 'currency'),
            operator: 'equals',
            value: { $ref: ['shop', 'currency'] },
          },
        ],
      },
    },
    nodes: [
      {
        id: 'ask',
        kind: 'action',
        action: 'mail.send_to_staff',
        input: {
          subject: { $template: 'Please add a thank-you note to order {{ trigger.order.number }}' },
          body: 'A customer has just paid for a big order. Please add a handwritten thank-you note to the parcel before it leaves, so that they know how much we appreciate it.',
          fields: [
            { label: 'Customer ID', value: payment('customerId') },
            { label: 'Amount', value: payment('amount') },
            { label: 'Order', value: { $ref: ['trigger', 'order', 'number'] } },
          ],
        },
      },
    ],
    edges: [{ from: 'trigger', port: 'then', to: 'ask' }],
    layout: { trigger: { x: 0, y: 0 }, ask: { x: 380, y: 0 } },
  },
  texts: {
    ko: {
      'Please add a thank-you note to order {{ trigger.order.number }}':
        '주문 {{ trigger.order.number }}에 감사 메모를 넣어 주세요',
      'A customer has just paid for a big order. Please add a handwritten thank-you note to the parcel before it leaves, so that they know how much we appreciate it.':
        '고객이 방금 큰 금액의 주문을 결제했습니다. 감사한 마음이 전해지도록, 발송하기 전에 손으로 쓴 감사 메모를 상자에 넣어 주세요.',
      'Customer ID': '고객 ID',
      Amount: '금액',
      Order: '주문',
    },
    ja: {
      'Please add a thank-you note to order {{ trigger.order.number }}':
        '注文{{ trigger.order.number }}にお礼状を添えてください',
      'A customer has just paid for a big order. Please add a handwritten thank-you note to the parcel before it leaves, so that they know how much we appreciate it.':
        'お客様から高額のご注文をいただきました。感謝の気持ちが伝わるよう、発送前に手書きのお礼状を荷物に添えてください。',
      'Customer ID': '顧客ID',
      Amount: '金額',
      Order: '注文',
    },
  },
})
