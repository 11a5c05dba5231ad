import { defineAction, z } from '@counterflow/plugin-sdk'
import { contentShape, previewed, sentSchema } from '../mail-input.js'

export const sendToStaff = defineAction({
  name: 'send_to_staff',
  title: {
    en: 'Send e-mail to team member',
    ko: '팀원에게 이메일 보내기',
    ja: 'チームメンバーにメールを送信',
  },
  description: {
    en: 'Sends an e-mail to a member of the team, at the address that they sign in with.',
    ko: '팀원이 로그인에 사용하는 주소로 이메일을 보냅니다.',
    ja: 'チームメンバーのログイン用アドレスにメールを送信します。',
  },
  category: 'mail',
  input: z
    .strictObject({
      staffId: z.uuid().meta({ title: 'To', 'x-counterflow-options': 'staff' }),
      ...contentShape,
    })
    .meta(previewed),
  output: sentSchema,
  effects: 'repeatable',
  permission: 'mail.send',
  run: async ({ input: { staffId, fields = [], ...mail }, shop }) => {
    const accepted = await shop.mail.sendToStaff(staffId, { ...mail, fields })
    return { mailId: accepted.mailId, to: [...accepted.to] }
  },
})
