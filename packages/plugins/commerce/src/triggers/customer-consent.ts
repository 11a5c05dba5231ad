import {
  consentChannelSchema,
  consentSourceSchema,
  customerSnapshotSchema,
  defineTrigger,
  z,
} from '@counterflow/plugin-sdk'

const output = z.strictObject({
  customer: customerSnapshotSchema,
  consentChannel: consentChannelSchema.meta({ title: 'Channel' }),
  consentSource: consentSourceSchema.meta({ title: 'Source' }),
})
const subject = { type: 'customer', id: ['customer', 'id'], label: ['customer', 'name'] }

export const customerSubscribed = defineTrigger({
  name: 'customer_subscribed',
  kind: 'event',
  event: 'customer.subscribed',
  title: { en: 'Customer subscribed', ko: '고객이 수신 동의함', ja: '顧客が配信に同意した' },
  description: {
    en: 'Starts when a customer agrees to news by e-mail or SMS.',
    ko: '고객이 이메일 또는 SMS 소식 수신에 동의하면 시작됩니다.',
    ja: '顧客がメールまたはSMSでのお知らせの受信に同意すると開始します。',
  },
  category: 'customers',
  output,
  subject,
})

export const customerUnsubscribed = defineTrigger({
  name: 'customer_unsubscribed',
  kind: 'event',
  event: 'customer.unsubscribed',
  title: { en: 'Customer unsubscribed', ko: '고객이 수신 거부함', ja: '顧客が配信を停止した' },
  description: {
    en: 'Starts when a customer does not want news by e-mail or SMS any more.',
    ko: '고객이 이메일 또는 SMS 소식을 더 이상 받지 않겠다고 하면 시작됩니다.',
    ja: '顧客がメールまたはSMSでのお知らせの受信を停止すると開始します。',
  },
  category: 'customers',
  output,
  subject,
})
