import { formatDateTime } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import type { Webhook } from './webhook-queries'

/** What somebody who looks after a webhook should know of it. */
export function WebhookNotices({ webhook }: { webhook: Webhook }) {
  const { t, language } = useText()
  const { isOn, offReason, offAt, failingSince, oldSecretUntil } = webhook
  const time = (instant: string | null) => (instant === null ? '' : formatDateTime(instant, language))
  return (
    <>
      {offReason === 'gone' && (
        <Notice tone="bad" title={t('webhooks.notice.goneTitle')}>
          {t('webhooks.notice.gone', { time: time(offAt) })}
        </Notice>
      )}
      {offReason === 'failing' && (
        <Notice tone="bad" title={t('webhooks.notice.failingTitle')}>
          {t('webhooks.notice.failing', { time: time(offAt) })}
        </Notice>
      )}
      {isOn && failingSince !== null && (
        <Notice tone="caution" title={t('webhooks.notice.nowTitle', { time: time(failingSince) })}>
          {t('webhooks.notice.now')}
        </Notice>
      )}
      {oldSecretUntil !== null && (
        <Notice tone="neutral">{t('webhooks.notice.oldSecret', { time: time(oldSecretUntil) })}</Notice>
      )}
    </>
  )
}
