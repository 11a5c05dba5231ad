import { useText } from '@counterflow/ui'
import { WebhookSecret } from '../WebhookSecret'
import { useCreateWebhook } from '../webhook-queries'
import { WebhookForm } from './WebhookForm'

const empty = { url: '', description: '', events: [] }

/** A new webhook, and then its secret. */
export function CreateWebhook({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const create = useCreateWebhook()
  if (create.data) return <WebhookSecret secret={create.data.secret} onClose={onClose} />
  return (
    <WebhookForm
      title={t('webhooks.create')}
      submit={t('webhooks.create')}
      initial={empty}
      storing={create.isPending}
      error={create.error}
      onStore={(input, refused) => create.mutate(input, { onError: refused })}
      onClose={onClose}
    />
  )
}
