import type { ShiftId } from '@counterflow/core'
import { EmptyState, useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconCloudDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import { ClosedShift } from './ClosedShift'
import { CloseShift } from './CloseShift'
import { CurrentShift } from './CurrentShift'
import { EarlierShifts } from './EarlierShifts'
import { OpenShift } from './OpenShift'
import classes from './Shift.module.css'

/** Opens a shift, shows the one under way, and closes it: all without a network. */
export function ShiftPage() {
  const { t } = useText()
  const { ledger, records, sync } = useTill()
  const settings = useLive(records.settings)
  const { shift } = useLive(ledger.view).state
  const [closingId, setClosing] = useState<ShiftId>()
  const isOpen = shift?.isOpen === true
  if (settings === undefined)
    return (
      <EmptyState
        icon={IconCloudDownload}
        title={t('till.shift.noSettings')}
        body={t('till.ready.fix.prices')}
      >
        <Button size="lg" h={56} mt="xs" onClick={() => void sync.now()}>
          {t('till.sync.now')}
        </Button>
      </EmptyState>
    )
  const isClosing = shift !== undefined && closingId === shift.id
  return (
    <div className={classes.page} data-narrow={(!isOpen && !isClosing) || undefined}>
      {shift !== undefined && isOpen && isClosing && (
        <CloseShift shift={shift} settings={settings} onBack={() => setClosing(undefined)} />
      )}
      {shift !== undefined && isOpen && !isClosing && (
        <CurrentShift shift={shift} settings={settings} onClose={() => setClosing(shift.id)} />
      )}
      {shift !== undefined && !isOpen && isClosing && (
        <ClosedShift shiftId={shift.id} onDone={() => setClosing(undefined)} />
      )}
      {!isOpen && !isClosing && <OpenShift settings={settings} />}
      {!isClosing && <EarlierShifts except={isOpen ? shift.id : undefined} />}
    </div>
  )
}
