import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { type Device, useRevokeDevice } from '../register-queries'

interface RevokeDialogProps {
  device: Device
  /** How many of its entries have not arrived. Undefined where nobody knows. */
  pending: number | undefined
  onClose: () => void
}

/** Shuts a lost device out, once it is said what that means for what it has sold. */
export function RevokeDialog({ device, pending, onClose }: RevokeDialogProps) {
  const { t } = useText()
  const revoke = useRevokeDevice(device.registerId)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('registers.devices.revokeTitle', { device: device.name })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack>
        <Text>{t('registers.devices.revokeBody')}</Text>
        {pending !== undefined &&
          (pending === 0 ? (
            <Notice tone="good">{t('registers.devices.revokeNone')}</Notice>
          ) : (
            <Notice tone="caution">{t('registers.devices.revokePending', { count: pending })}</Notice>
          ))}
        <FailureNotice error={revoke.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button
            color="red"
            loading={revoke.isPending}
            onClick={() => revoke.mutate(device.id, { onSuccess: onClose })}
          >
            {t('registers.devices.revokeDeed')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
