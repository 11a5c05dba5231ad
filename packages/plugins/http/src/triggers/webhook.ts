import { defineTrigger, webhookConfigSchema, z } from '@counterflow/plugin-sdk'

export const webhook = defineTrigger({
  name: 'webhook',
  kind: 'webhook',
  title: { en: 'Webhook received', ko: '웹훅 수신됨', ja: 'Webhook を受信' },
  description: {
    en: 'Starts when another program sends a request to an address of this workflow.',
    ko: '다른 프로그램이 이 워크플로의 주소로 요청을 보내면 시작됩니다.',
    ja: 'ほかのプログラムがこのワークフローのアドレスにリクエストを送ると開始します。',
  },
  category: 'services',
  config: webhookConfigSchema,
  output: z.strictObject({
    body: z.json().meta({ title: 'Body' }),
    query: z.record(z.string(), z.string()).optional().meta({ title: 'Query' }),
    headers: z.record(z.string(), z.string()).optional().meta({ title: 'Headers' }),
  }),
  sampled: ['body'],
})
