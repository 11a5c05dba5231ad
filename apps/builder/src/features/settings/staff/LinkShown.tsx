import { formatDateTime } from '@counterflow/i18n'
import { CopyTextButton, Notice, useText } from '@counterflow/ui'
import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core'
import type { MadeLink } from './staff-deeds'

/** A link by which somebody sets their password, this once. */
export function LinkShown({ made, onClose }: { made: MadeLink; onClose: () => void }) {
  const { t, language } = useText()
  const { staff, link, expiresAt, mail } = made
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('staffSettings.linkTitle', { name: staff.name })}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        <Notice tone={mail === 'sent' ? 'good' : mail === 'failed' ? 'bad' : 'caution'}>
          {t(`staffSettings.linkMail.${mail}`, { email: staff.email })}
        </Notice>
        <Group gap="xs" wrap="nowrap" align="flex-start">
          <Code block style={{ flex: 1, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
            {link}
          </Code>
          <CopyTextButton value={link} />
        </Group>
        <Text size="sm" c="dimmed">
          {t('staffSettings.linkBody', { until: formatDateTime(expiresAt, language) })}
        </Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('general.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
