import { minorUnits, type ShiftState, type TillSettings } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { AmountInput } from '../amounts/AmountInput'
import { useTill } from '../till/TillContext'
import { useRecord } from './useRecord'

interface MoveCashProps {
  direction: 'in' | 'out'
  shift: ShiftState
  settings: TillSettings
  onClose: () => void
}

/** Puts cash into the drawer, or takes some out, and why. */
export function MoveCash({ direction, shift, settings, onClose }: MoveCashProps) {
  const { t } = useText()
  const { session, printing } = useTill()
  const [amount, setAmount] = useState(0)
  const [reason, setReason] = useState('')
  const { record, isBusy, problem } = useRecord()
  const move = async () => {
    const approval = await session.ask('move_cash')
    if (approval === 'denied') return
    const payload = { direction, amount: minorUnits(amount), reason: reason.trim() }
    const recorded = await record(
      () => ({ type: 'cash_moved', shiftId: shift.id, payload }),
      approval.approvedBy,
    )
    if (recorded === undefined) return
    void printing.openDrawer()
    if (recorded.event.type === 'cash_moved')
      void printing.print({ kind: 'cash_moved', event: recorded.event })
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(direction === 'in' ? 'till.shift.cashIn' : 'till.shift.cashOut')}
      closeButtonProps={{ 'aria-label': t('general.close'), size: 48 }}
    >
      <Stack gap="md">
        {problem !== undefined && (
          <Notice tone="bad" urgent>
            {problem}
          </Notice>
        )}
        <AmountInput
          label={t('till.shift.amount')}
          currency={settings.currency}
          value={amount}
          onChange={setAmount}
        />
        <TextInput
          size="lg"
          label={t('till.shift.reason')}
          placeholder={t(direction === 'in' ? 'till.shift.reasonIn' : 'till.shift.reasonOut')}
          maxLength={200}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          size="lg"
          h={56}
          loading={isBusy}
          disabled={amount === 0 || reason.trim() === ''}
          onClick={() => void move()}
        >
          {t('till.shift.record')}
        </Button>
      </Stack>
    </Modal>
  )
}
