import { formatDateTime, formatMoney, formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { DifferenceText } from './DifferenceText'
import classes from './ShiftPage.module.css'
import type { ShiftDetail } from './shift-queries'
import { useTenderName } from './useTenderName'

/** The report of a shift as a till prints it, with all its figures. */
export function ShiftReport({ shift, registerName }: { shift: ShiftDetail; registerName: string }) {
  const { t, language } = useText()
  const tenderName = useTenderName()
  const { report, currency, closedAt, closedBy, ended } = shift
  const title = t(closedAt === null && ended === null ? 'shifts.reportOpen' : 'shifts.report')
  const money = (amount: number) => formatMoney({ amount, currency }, language)
  const cash = report.tenders.find(({ method }) => method === 'cash')?.amount ?? 0
  const note = closedAt === null ? (shift.officeCount?.note ?? null) : report.note
  const differsFromTill = report.expectedByTill !== null && report.expectedByTill !== shift.expected
  return (
    <section className={classes.paper} aria-label={title}>
      <div className={classes.head}>
        <Title order={2}>{title}</Title>
        <Text>{registerName}</Text>
      </div>
      <Part>
        <Row label={t('shifts.opened')}>{formatDateTime(shift.openedAt, language)}</Row>
        <Row label={t('shifts.openedBy')}>{shift.openedBy.name}</Row>
        {closedAt !== null && <Row label={t('shifts.closed')}>{formatDateTime(closedAt, language)}</Row>}
        {ended !== null && <Row label={t('shifts.endedAt')}>{formatDateTime(ended.at, language)}</Row>}
        {closedBy !== null && <Row label={t('shifts.closedBy')}>{closedBy.name}</Row>}
        <Row label={t('shifts.deviceNumber')}>{shift.epoch}</Row>
      </Part>
      <Part>
        <Row label={t('shifts.tickets')}>{formatNumber(shift.tickets, language)}</Row>
        <Row label={t('shifts.voided')}>{formatNumber(shift.voided, language)}</Row>
        <Row label={t('shifts.sold')}>{money(shift.sold)}</Row>
        <Row label={t('shifts.returned')}>{money(shift.returned)}</Row>
        <Row label={t('shifts.net')} strong>
          {money(shift.sold - shift.returned)}
        </Row>
        <Row label={t('shifts.discount')}>{money(report.discount)}</Row>
        <Row label={t('shifts.tax')}>{money(report.tax)}</Row>
        {report.rounding !== 0 && <Row label={t('shifts.rounding')}>{money(report.rounding)}</Row>}
      </Part>
      {report.tenders.length > 0 && (
        <Part title={t('shifts.payments')}>
          {report.tenders.map(({ method, count, amount }) => (
            <Row key={method} label={`${tenderName(method)} · ${t('shifts.times', { count })}`}>
              {money(amount)}
            </Row>
          ))}
        </Part>
      )}
      <Part title={t('shifts.drawer')}>
        <Row label={t('shifts.float')}>{money(report.float)}</Row>
        <Row label={t('shifts.cash')}>{money(cash)}</Row>
        <Row label={t('shifts.paidIn')}>{money(report.paidIn)}</Row>
        <Row label={t('shifts.paidOut')}>{money(-report.paidOut)}</Row>
        <Row label={t('shifts.expected')} strong>
          {money(shift.expected)}
        </Row>
        {differsFromTill && report.expectedByTill !== null && (
          <Row label={t('shifts.expectedByTill')}>{money(report.expectedByTill)}</Row>
        )}
        <Row label={t('shifts.counted')}>{shift.counted === null ? '–' : money(shift.counted)}</Row>
        <Row label={t('shifts.difference')} strong>
          <DifferenceText difference={shift.difference} currency={currency} />
        </Row>
        <Row label={t('shifts.openings')}>{formatNumber(report.drawerOpenings, language)}</Row>
      </Part>
      <Part>
        {note !== null && <Row label={t('shifts.note')}>{note}</Row>}
        <Row label={t('shifts.received')}>{formatNumber(report.received, language)}</Row>
      </Part>
    </section>
  )
}

function Part({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <div className={classes.part}>
      {title !== undefined && (
        <Text component="div" size="xs" fw={600} c="dimmed">
          {title}
        </Text>
      )}
      <dl className={classes.rows}>{children}</dl>
    </div>
  )
}

interface RowProps {
  label: string
  strong?: boolean
  children: ReactNode
}

function Row({ label, strong = false, children }: RowProps) {
  return (
    <div className={classes.row} data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd className="cf-figures">{children}</dd>
    </div>
  )
}
