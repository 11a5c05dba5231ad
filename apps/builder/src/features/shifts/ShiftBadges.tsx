import { StatusBadge, useText } from '@counterflow/ui'
import { IconCashRegister, IconCircleCheck, IconEdit, IconPlugConnectedX } from '@tabler/icons-react'
import type { Shift } from './shift-queries'

/** Whether a shift is open, closed, was amended after its closing, or ended with its device. */
export function ShiftBadges({
  shift: { closedAt, amendedAt, ended },
}: {
  shift: Pick<Shift, 'closedAt' | 'amendedAt' | 'ended'>
}) {
  const { t } = useText()
  if (ended !== null) {
    return <StatusBadge tone="caution" icon={IconPlugConnectedX} label={t('shifts.stateOf.ended')} />
  }
  if (closedAt === null) {
    return <StatusBadge tone="good" icon={IconCashRegister} label={t('shifts.stateOf.open')} />
  }
  return amendedAt === null ? (
    <StatusBadge tone="neutral" icon={IconCircleCheck} label={t('shifts.stateOf.closed')} />
  ) : (
    <StatusBadge tone="caution" icon={IconEdit} label={t('shifts.stateOf.amended')} />
  )
}
