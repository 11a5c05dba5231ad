import { type ShiftId, type ShiftReport, tillAllowance } from '@counterflow/core'
import { Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack } from '@mantine/core'
import { IconDownload, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import type { PrintOutcome } from '../printing/printing-port'
import { useLive } from '../till/live'
import { useSeller, useTill } from '../till/TillContext'
import { ShiftReportView } from './ShiftReportView'
import { useShiftReport } from './useShiftReport'

/** The shift that was just closed: its report, what is still to be sent, and the moment for an update. */
export function ClosedShift({ shiftId, onDone }: { shiftId: ShiftId; onDone: () => void }) {
  const { t } = useText()
  const { sync, updates } = useTill()
  const { policy } = useSeller()
  const { pending } = useLive(sync.state)
  const isUpdateWaiting = useLive(updates.isWaiting)
  const report = useShiftReport(shiftId)
  const showsExpected = tillAllowance(policy, 'see_expected_cash') === 'allowed'
  return (
    <Panel title={t('till.shift.closed')}>
      <Stack gap="md">
        {pending > 0 ? (
          <Notice tone="accent">{t('till.shift.closedPending', { count: pending })}</Notice>
        ) : (
          <Notice tone="good">{t('till.shift.closedSent')}</Notice>
        )}
        {report !== undefined && <ShiftReportView report={report} showsExpected={showsExpected} />}
        <Group gap="sm">
          {report !== undefined && showsExpected && <PrintReport report={report} />}
          {isUpdateWaiting && (
            <Button
              size="lg"
              h={56}
              variant="default"
              leftSection={<IconDownload aria-hidden />}
              onClick={() => updates.activate()}
            >
              {t('till.update.now')}
            </Button>
          )}
          <Button size="lg" h={56} onClick={onDone}>
            {t('till.shift.done')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}

/** Prints a report, and says how that went. */
export function PrintReport({ report }: { report: ShiftReport }) {
  const { t } = useText()
  const { printing } = useTill()
  const [outcome, setOutcome] = useState<PrintOutcome>()
  const print = async () => setOutcome(await printing.print({ kind: 'shift_report', report }))
  return (
    <>
      <Button
        size="lg"
        h={56}
        variant="default"
        leftSection={<IconPrinter aria-hidden />}
        onClick={() => void print()}
      >
        {t('till.report.print')}
      </Button>
      {outcome !== undefined && outcome !== 'printed' && (
        <Notice tone="caution">{t(`till.report.printing.${outcome}`)}</Notice>
      )}
    </>
  )
}
