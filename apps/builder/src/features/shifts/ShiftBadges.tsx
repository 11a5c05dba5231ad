import { StatusBadge, useText } from '@counterflow/ui'
import { IconCashRegister, IconCircleCheck, IconEdit } from '@tabler/icons-react'
import type { Shift } from './shift-queries'

/** Whether a shift is open, closed, or was amended after its closing. */
export function ShiftBadges({
  shift: { closedAt, amendedAt },
}: {
  shift: Pick<Shift, 'closedAt' | 'amendedAt'>
}) {
  const { t } = useText()
  if (closedAt === null) {
    return <StatusBadge tone="good" icon={IconCashRegister} label={t('shifts.stateOf.open')} />
  }
  return amendedAt === null ? (
    <StatusBadge tone="neutral" icon={IconCircleCheck} label={t('shifts.stateOf.closed')} />
  ) : (
    <StatusBadge tone="caution" icon={IconEdit} label={t('shifts.stateOf.amended')} />
  )
}
