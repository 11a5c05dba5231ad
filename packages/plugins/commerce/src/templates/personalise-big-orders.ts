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
})
