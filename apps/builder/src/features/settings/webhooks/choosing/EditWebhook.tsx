import { useText } from '@counterflow/ui'
import { useChangeWebhook, type Webhook } from '../webhook-queries'
import { WebhookForm } from './WebhookForm'

export function EditWebhook({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const { t } = useText()
  const change = useChangeWebhook(webhook)
  const { url, description, events } = webhook
  return (
    <WebhookForm
      title={t('webhooks.change')}
      submit={t('general.save')}
      initial={{ url, description, events }}
      storing={change.isPending}
      error={change.error}
      onStore={(input, refused) => change.mutate(input, { onSuccess: onClose, onError: refused })}
      onClose={onClose}
    />
  )
}
