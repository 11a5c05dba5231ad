import { useText } from '@counterflow/ui'
import { Button, Group, Modal, Text } from '@mantine/core'
import type { LeaveGuard } from './useLeaveGuard'

/** Asks whoever is held by a guard whether to leave what is not saved. */
export function LeaveQuestion({ guard }: { guard: LeaveGuard }) {
  const { t } = useText()
  return (
    <Modal
      opened={guard.asks}
      onClose={guard.stay}
      title={t('saveBar.leaveTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Text>{t('saveBar.leaveBody')}</Text>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={guard.stay}>
          {t('saveBar.stay')}
        </Button>
        <Button color="red" onClick={guard.leave}>
          {t('saveBar.leave')}
        </Button>
      </Group>
    </Modal>
  )
}
