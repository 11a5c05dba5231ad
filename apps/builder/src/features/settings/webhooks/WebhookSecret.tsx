import { CopyTextButton, Notice, useText } from '@counterflow/ui'
import { Button, Code, Group, Modal, Stack } from '@mantine/core'

/** The secret itself, this once. */
export function WebhookSecret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useText()
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('webhooks.secret.title')}
      closeOnClickOutside={false}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        <Notice tone="caution">{t('webhooks.secret.body')}</Notice>
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Code block style={{ flex: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {secret}
          </Code>
          <CopyTextButton value={secret} />
        </Group>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('webhooks.secret.done')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
