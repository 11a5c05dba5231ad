import { defineTemplate } from '@counterflow/plugin-sdk'

const conversation = (field: string) => ({ $ref: ['trigger', 'conversation', field] })
const subject = '{{ trigger.conversation.name }} has waited {{ trigger.minutes }} minutes for an answer'
const body =
  'Nobody has answered {{ trigger.conversation.name }} for {{ trigger.minutes }} minutes. The conversation waits in the inbox.'

export const tellUnanswered = defineTemplate({
  name: 'tell_unanswered',
  title: {
    en: 'Tell me when nobody answers',
    ko: '답변이 없으면 알림 받기',
    ja: '返信がないときに知らせる',
  },
  description: {
    en: 'Sends you an e-mail when a customer has waited 30 minutes for an answer, once for each wait.',
    ko: '고객이 답변을 30분 동안 기다리면, 기다릴 때마다 한 번 이메일로 알려 줍니다.',
    ja: 'お客様が返信を30分待つと、待機ごとに一度メールで知らせます。',
  },
  category: 'inbox',
  definition: {
    schema: 1,
    name: 'Tell me when nobody answers',
    trigger: { type: 'inbox.no_answer', config: { minutes: 30 } },
    nodes: [
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
            { label: 'Channel', value: conversation('channel') },
            { label: 'Waiting since', value: conversation('waitingSince') },
          ],
        },
      },
    ],
    edges: [{ from: 'trigger', port: 'then', to: 'tell' }],
    layout: { trigger: { x: 0, y: 0 }, tell: { x: 380, y: 0 } },
  },
  texts: {
    ko: {
      [subject]: '{{ trigger.conversation.name }}님이 답변을 {{ trigger.minutes }}분째 기다립니다',
      [body]:
        '{{ trigger.conversation.name }}님에게 {{ trigger.minutes }}분 동안 아무도 답변하지 않았습니다. 대화가 인박스에서 기다리고 있습니다.',
      Customer: '고객',
      Channel: '채널',
      'Waiting since': '기다리기 시작한 시각',
    },
    ja: {
      [subject]: '{{ trigger.conversation.name }}様が返信を{{ trigger.minutes }}分お待ちです',
      [body]:
        '{{ trigger.conversation.name }}様に{{ trigger.minutes }}分間返信がありません。会話は受信トレイにあります。',
      Customer: 'お客様',
      Channel: 'チャネル',
      'Waiting since': '待ち始めた時刻',
    },
  },
})
