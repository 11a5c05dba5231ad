import { defineAction, topicSchema, z } from '@counterflow/plugin-sdk'

const share = z.number().min(0).max(1)

export const classifyText = defineAction({
  name: 'classify_text',
  title: { en: 'Classify text', ko: '텍스트 분류', ja: 'テキストを分類' },
  description: {
    en: 'Says which of ten topics a text in English, Korean or Japanese is about. The text stays on this machine. Below 90% certainty there is no topic.',
    ko: '영어, 한국어, 일본어 텍스트가 열 가지 주제 중 무엇에 관한 것인지 알려 줍니다. 텍스트는 이 서버를 벗어나지 않습니다. 확신도가 90% 미만이면 주제가 없습니다.',
    ja: '英語、韓国語、日本語のテキストが 10 のトピックのどれに当たるかを判定します。テキストはこのサーバーの外に出ません。確信度が 90% 未満のときはトピックなしになります。',
  },
  category: 'inbox',
  input: z.strictObject({ text: z.string().max(20_000).meta({ title: 'Text' }) }),
  output: z.strictObject({
    topic: topicSchema.nullable().meta({ title: 'Topic' }),
    probability: share.meta({ title: 'Certainty' }),
    likeliest: z.enum([...topicSchema.options, 'none']).meta({ title: 'Likeliest topic' }),
    language: z.enum(['en', 'ko', 'ja', 'und']).meta({ title: 'Language' }),
  }),
  effects: 'none',
  permission: 'inbox.read',
  run: async ({ input, shop }) => {
    const { topic, probabilities, language } = await shop.messages.classify(input.text)
    const outputs = [...topicSchema.options, 'none'] as const
    const likeliest = outputs.reduce((best, each) =>
      probabilities[each] > probabilities[best] ? each : best,
    )
    return { topic, probability: probabilities[likeliest], likeliest, language }
  },
})
