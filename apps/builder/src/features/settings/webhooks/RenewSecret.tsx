import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { WebhookSecret } from './WebhookSecret'
import { useRenewSecret } from './webhook-queries'

/** For how many hours the old secret signs as well, by what the reader chose. */
const hours: Readonly<Record<string, number>> = { keep: 24, end: 0 }

/** A new secret: first what becomes of the old one, then the new one. */
export function RenewSecret({ webhookId, onClose }: { webhookId: string; onClose: () => void }) {
  const text = useText()
  const { t } = text
  const renew = useRenewSecret(webhookId)
  const [old, setOld] = useState('keep')
  if (renew.data) return <WebhookSecret secret={renew.data.secret} onClose={onClose} />
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('webhooks.renew.title')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        <Text>{t('webhooks.renew.body')}</Text>
        <Radio.Group label={t('webhooks.renew.old')} value={old} onChange={setOld}>
          <Stack gap="xs" mt="xs">
            <Radio value="keep" label={t('webhooks.renew.keep')} />
            <Radio value="end" label={t('webhooks.renew.end')} />
          </Stack>
        </Radio.Group>
        {renew.error && (
          <Notice tone="bad" urgent>
            {problemParagraph(renew.error, text)}
          </Notice>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button
            color={old === 'end' ? 'red' : undefined}
            loading={renew.isPending}
            onClick={() => renew.mutate(hours[old] ?? 24)}
          >
            {t('webhooks.renew.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
