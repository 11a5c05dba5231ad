import type { ShiftState } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTill } from '../till/TillContext'
import { useRecord } from './useRecord'

/** Opens the drawer without a sale: first written down, then opened. */
export function OpenDrawer({ shift, onClose }: { shift: ShiftState; onClose: () => void }) {
  const { t } = useText()
  const { session, printing } = useTill()
  const [reason, setReason] = useState('')
  const [isByHand, setByHand] = useState(false)
  const { record, isBusy, problem } = useRecord()
  const open = async () => {
    const approval = await session.ask('open_drawer')
    if (approval === 'denied') return
    const payload = { reason: reason.trim() }
    const recorded = await record(
      () => ({ type: 'drawer_opened', shiftId: shift.id, payload }),
      approval.approvedBy,
    )
    if (recorded === undefined) return
    if ((await printing.openDrawer()) === 'printed') onClose()
    else setByHand(true)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('till.shift.drawer')}
      closeButtonProps={{ 'aria-label': t('general.close'), size: 48 }}
    >
      <Stack gap="md">
        {problem !== undefined && (
          <Notice tone="bad" urgent>
            {problem}
          </Notice>
        )}
        {isByHand ? (
          <>
            <Text size="lg">{t('till.shift.drawerByHand')}</Text>
            <Button size="lg" h={56} onClick={onClose}>
              {t('general.close')}
            </Button>
          </>
        ) : (
          <>
            <TextInput
              size="lg"
              label={t('till.shift.reason')}
              placeholder={t('till.shift.reasonDrawer')}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              size="lg"
              h={56}
              loading={isBusy}
              disabled={reason.trim() === ''}
              onClick={() => void open()}
            >
              {t('till.shift.drawer')}
            </Button>
          </>
        )}
      </Stack>
    </Modal>
  )
}
