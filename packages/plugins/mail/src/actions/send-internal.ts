import { defineAction, z } from '@counterflow/plugin-sdk'
import { contentShape, previewed, sentSchema } from '../mail-input.js'

/** Stands in templates until somebody puts their own address there (R74). */
export const placeholderAddress = 'your.email@example.com'

export const sendInternal = defineAction({
  name: 'send_internal',
  title: { en: 'Send internal e-mail', ko: '내부 이메일 보내기', ja: '社内メールを送信' },
  description: {
    en: 'Sends an e-mail to yourself or others who work for the shop.',
    ko: '나 또는 스토어 직원에게 이메일을 보냅니다.',
    ja: '自分やストアのスタッフにメールを送信します。',
  },
  category: 'mail',
  input: z
    .strictObject({
      to: z
        .array(
          z
            .email('Expected an e-mail address, such as mina@example.com.')
            .max(254)
            .meta({ 'x-counterflow-placeholder': [placeholderAddress] }),
        )
        .min(1)
        .max(50)
        .meta({ title: 'To' }),
      ...contentShape,
    })
    .meta(previewed),
  output: sentSchema,
  effects: 'repeatable',
  permission: 'mail.send',
  run: async ({ input: { to, fields = [], ...mail }, shop }) => {
    const accepted = await shop.mail.send(to, { ...mail, fields })
    return { mailId: accepted.mailId, to: [...accepted.to] }
  },
})
