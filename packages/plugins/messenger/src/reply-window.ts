import type { ReplyCircumstances, ReplyRefusal } from '@counterflow/plugin-sdk'

const windowHours = 24

/** Meta lets a page answer for 24 hours after the customer's last message, and not later. */
export function windowRefusal({ lastCustomerAt, now }: ReplyCircumstances): ReplyRefusal | null {
  const isOpen =
    lastCustomerAt !== null && now.getTime() - Date.parse(lastCustomerAt) < windowHours * 3_600_000
  if (isOpen) return null
  return {
    code: 'window_closed',
    message: {
      en: 'Messenger takes answers for 24 hours after the customer’s last message only. Wait until they write again, or reach them by mail.',
      ko: 'Messenger에서는 고객의 마지막 메시지로부터 24시간 안에만 답장할 수 있어요. 고객이 다시 쓸 때까지 기다리거나 메일로 연락하세요.',
      ja: 'Messengerでは、お客様の最後のメッセージから24時間以内にのみ返信できます。お客様から再度メッセージが届くのを待つか、メールで連絡してください。',
    },
  }
}
