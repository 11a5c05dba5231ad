import { defineTemplate } from '@counterflow/plugin-sdk'

const payment = (...path: string[]) => ({ $ref: ['trigger', 'payment', ...path] })

export const tagVip = defineTemplate({
  name: 'tag_vip',
  title: { en: 'Mark VIP customers', ko: 'VIP 고객 표시', ja: 'VIP顧客に印を付ける' },
  description: {
    en: 'Notes “Tier: VIP” on customers who make a very large payment. Everybody in the shop sees it, customers do not.',
    ko: '아주 큰 금액을 결제한 고객에게 “Tier: VIP”를 기록합니다. 스토어 직원 모두가 볼 수 있고 고객에게는 보이지 않습니다.',
    ja: '特に高額の支払いをした顧客に「Tier: VIP」と記録します。ストアの全スタッフが見られ、顧客には表示されません。',
  },
  category: 'customers',
  definition: {
    schema: 1,
    name: 'Mark VIP customers',
    trigger: { type: 'commerce.payment_intent_succeeded', config: {} },
    nodes: [
      {
        id: 'very_large',
        kind: 'condition',
        when: {
          all: [
            {
              field: payment('amount'),
              operator: 'greater_than',
              value: { amount: 200_000, currency: 'USD' },
            },
            {
              field: payment('amount', 'currency'),
              operator: 'equals',
              value: { $ref: ['shop', 'currency'] },
            },
          ],
        },
      },
      {
        id: 'mark',
        kind: 'action',
        action: 'commerce.update_customer_metadata',
        input: { customerId: payment('customerId'), metadata: [{ name: 'Tier', value: 'VIP' }] },
      },
    ],
    edges: [
      { from: 'trigger', port: 'then', to: 'very_large' },
      { from: 'very_large', port: 'then', to: 'mark' },
    ],
    layout: { trigger: { x: 0, y: 0 }, very_large: { x: 380, y: 0 }, mark: { x: 760, y: -60 } },
  },
})
