import { defineTemplate } from '@counterflow/plugin-sdk'

const conversation = (field: string) => ({ $ref: ['trigger', 'conversation', field] })
const order = (...path: string[]) => ({ $ref: ['steps', 'order', 'order', ...path] })

export const vipReturn = defineTemplate({
  name: 'vip_return',
  title: {
    en: 'Give returns of VIP customers to a senior',
    ko: 'VIP 고객의 반품을 선임에게 배정',
    ja: 'VIP顧客の返品をベテランに割り当てる',
  },
  description: {
    en: 'When a VIP customer whose latest order was a big one asks about a return, gives the conversation to the person whom you choose and tags it.',
    ko: '최근에 고액을 주문한 VIP 고객이 반품을 문의하면 선택한 직원에게 대화를 배정하고 태그를 추가합니다.',
    ja: '直近の注文が高額だったVIP顧客が返品について問い合わせると、選んだスタッフに会話を割り当て、タグを付けます。',
  },
  category: 'inbox',
  definition: {
    schema: 1,
    name: 'Give returns of VIP customers to a senior',
    trigger: {
      type: 'inbox.topic_labelled',
      config: {},
      when: {
        all: [
          { field: { $ref: ['trigger', 'topic'] }, operator: 'equals', value: 'returns' },
          { field: conversation('customerId'), operator: 'is_not_empty' },
        ],
      },
    },
    nodes: [
      {
        id: 'order',
        kind: 'action',
        action: 'commerce.retrieve_latest_order',
        input: { customerId: conversation('customerId') },
      },
      {
        id: 'big_and_vip',
        kind: 'condition',
        when: {
          all: [
            {
              field: order('total'),
              operator: 'greater_than',
              value: { amount: 20_000, currency: 'USD' },
            },
            {
              any: [
                { field: order('customer', 'tags'), operator: 'contains', value: 'VIP' },
                { field: order('customer', 'metadata', 'Tier'), operator: 'equals', value: 'VIP' },
              ],
            },
          ],
        },
      },
      {
        id: 'assign',
        kind: 'action',
        action: 'inbox.assign_conversation',
        input: { conversationId: conversation('id') },
      },
      {
        id: 'tag',
        kind: 'action',
        action: 'inbox.add_conversation_tags',
        input: { conversationId: conversation('id'), tags: ['VIP', 'return'] },
      },
    ],
    edges: [
      { from: 'trigger', port: 'then', to: 'order' },
      { from: 'order', port: 'then', to: 'big_and_vip' },
      { from: 'big_and_vip', port: 'then', to: 'assign' },
      { from: 'assign', port: 'then', to: 'tag' },
    ],
    layout: {
      trigger: { x: 0, y: 0 },
      order: { x: 380, y: 0 },
      big_and_vip: { x: 760, y: 0 },
      assign: { x: 1140, y: -60 },
      tag: { x: 1520, y: -60 },
    },
  },
})
