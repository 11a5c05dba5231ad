import type { TillStaff } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import type { ApprovalRequest } from '../till/till-session'
import { PinPad } from './PinPad'
import { StaffTiles } from './StaffTiles'

/** A manager types their PIN where the cashier stands, and nobody signs out. */
export function ApprovalDialog() {
  const { t } = useText()
  const { session } = useTill()
  const request = useLive(session.request)
  return (
    <Modal
      opened={request !== undefined}
      onClose={() => session.decline()}
      title={request && t(`till.action.${request.action}`)}
      closeButtonProps={{ 'aria-label': t('general.close'), size: 48 }}
      size="lg"
    >
      {request !== undefined &&
        (request.approvers.length === 0 ? <Refusal /> : <Approving key={request.action} request={request} />)}
    </Modal>
  )
}

function Refusal() {
  const { t } = useText()
  const { session } = useTill()
  return (
    <Stack>
      <Text size="lg">{t('till.approval.denied')}</Text>
      <Group justify="flex-end">
        <Button size="lg" onClick={() => session.decline()}>
          {t('general.close')}
        </Button>
      </Group>
    </Stack>
  )
}

function Approving({ request: { approvers } }: { request: ApprovalRequest }) {
  const { t } = useText()
  const { session } = useTill()
  const [chosen, choose] = useState<TillStaff | undefined>(approvers.length === 1 ? approvers[0] : undefined)
  return (
    <Stack align="center">
      <Text size="lg">{t('till.approval.who')}</Text>
      <StaffTiles staff={approvers} chosen={chosen} onChoose={choose} />
      {chosen !== undefined && (
        <PinPad
          key={chosen.staffId}
          label={chosen.name}
          onPin={(pin) => session.approve(chosen.staffId, pin)}
        />
      )}
    </Stack>
  )
}
