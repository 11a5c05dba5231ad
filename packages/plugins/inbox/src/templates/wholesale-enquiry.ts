import { defineTemplate } from '@counterflow/plugin-sdk'

const conversation = (field: string) => ({ $ref: ['trigger', 'conversation', field] })
const subject = 'Wholesale inquiry from {{ trigger.conversation.name }}'
const body =
  '{{ trigger.conversation.name }} asks about wholesale. The conversation is with {{ steps.assign.name }} now.'

export const wholesaleEnquiry = defineTemplate({
  name: 'wholesale_enquiry',
  title: {
    en: 'Assign wholesale inquiries and tell me',
    ko: '도매 문의를 배정하고 알림 받기',
    ja: '卸売の問い合わせを割り当てて知らせる',
  },
  description: {
    en: 'When a customer asks about wholesale, gives the conversation to the person with the fewest open ones, tags it and sends you an e-mail.',
    ko: '고객이 도매를 문의하면 진행 중인 대화가 가장 적은 직원에게 배정하고 태그를 추가한 뒤 이메일로 알려 줍니다.',
    ja: 'お客様が卸売について問い合わせると、対応中の会話が最も少ないスタッフに割り当て、タグを付けてメールで知らせます。',
  },
  category: 'inbox',
  definition: {
    schema: 1,
    name: 'Assign wholesale inquiries and tell me',
    trigger: {
      type: 'inbox.topic_labelled',
      config: {},
      when: { field: { $ref: ['trigger', 'topic'] }, operator: 'equals', value: 'wholesale' },
    },
    nodes: [
      {
        id: 'assign',
        kind: 'action',
        action: 'inbox.share_out_conversation',
        input: { conversationId: conversation('id'), way: 'least_busy' },
      },
      {
        id: 'tag',
        kind: 'action',
        action: 'inbox.add_conversation_tags',
        input: { conversationId: conversation('id'), tags: ['wholesale'] },
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
            { label: 'Customer', value: conversation('name') },
            { label: 'E-mail', value: conversation('email') },
            { label: 'Assigned to', value: { $ref: ['steps', 'assign', 'name'] } },
          ],
        },
      },
    ],
    edges: [
      { from: 'trigger', port: 'then', to: 'assign' },
      { from: 'assign', port: 'then', to: 'tag' },
      { from: 'assign', port: 'then', to: 'tell' },
    ],
    layout: {
      trigger: { x: 0, y: 0 },
      assign: { x: 380, y: 0 },
      tag: { x: 760, y: -100 },
      tell: { x: 760, y: 100 },
    },
  },
  texts: {
    ko: {
      [subject]: '{{ trigger.conversation.name }}님의 도매 문의',
      [body]:
        '{{ trigger.conversation.name }}님이 도매를 문의했습니다. 대화는 {{ steps.assign.name }}님에게 배정되었습니다.',
      Customer: '고객',
      'E-mail': '이메일',
      'Assigned to': '담당자',
    },
    ja: {
      [subject]: '{{ trigger.conversation.name }}様から卸売のお問い合わせ',
      [body]:
        '{{ trigger.conversation.name }}様から卸売のお問い合わせがありました。会話は{{ steps.assign.name }}さんに割り当てられました。',
      Customer: 'お客様',
      'E-mail': 'メール',
      'Assigned to': '担当者',
    },
  },
})
