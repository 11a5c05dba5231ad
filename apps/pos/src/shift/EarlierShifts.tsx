import { type LedgerEvent, type ShiftId, tillAllowance } from '@counterflow/core'
import { formatDateTime } from '@counterflow/i18n'
import { Panel, useText } from '@counterflow/ui'
import { Accordion, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLive } from '../till/live'
import { useSeller, useTill } from '../till/TillContext'
import { PrintReport } from './ClosedShift'
import { ShiftReportView } from './ShiftReportView'
import { useShiftReport } from './useShiftReport'

const most = 30

/** The shifts that are still on this device, the newest first. */
export function EarlierShifts({ except }: { except: ShiftId | undefined }) {
  const { t, language } = useText()
  const { ledger, records } = useTill()
  const zone = useLive(records.settings)?.timeZone
  const [openings, setOpenings] = useState<readonly LedgerEvent[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: anew after a shift has ended
  useEffect(() => {
    let isOver = false
    void ledger.events({ types: ['shift_opened'], most }).then((events) => {
      if (!isOver) setOpenings(events)
    })
    return () => {
      isOver = true
    }
  }, [ledger, except])
  const earlier = openings.filter(({ shiftId }) => shiftId !== null && shiftId !== except)
  if (earlier.length === 0) return null
  return (
    <Panel title={t('till.shift.earlier')}>
      <Accordion variant="default" keepMounted={false}>
        {earlier.map(({ id, shiftId, deviceTime }) => (
          <Accordion.Item key={id} value={id}>
            <Accordion.Control h={56}>{formatDateTime(deviceTime, language, zone)}</Accordion.Control>
            <Accordion.Panel>{shiftId !== null && <Report shiftId={shiftId} />}</Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Panel>
  )
}

function Report({ shiftId }: { shiftId: ShiftId }) {
  const { t } = useText()
  const { policy } = useSeller()
  const report = useShiftReport(shiftId)
  const showsExpected = tillAllowance(policy, 'see_expected_cash') === 'allowed'
  if (report === undefined) return <Text c="dimmed">{t('general.loading')}</Text>
  return (
    <Stack gap="md" align="flex-start">
      <ShiftReportView report={report} showsExpected={showsExpected} />
      {showsExpected && <PrintReport report={report} />}
    </Stack>
  )
}
