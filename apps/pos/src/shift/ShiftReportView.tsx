import type { ShiftReport } from '@counterflow/core'
import { formatDateTime, formatNumber } from '@counterflow/i18n'
import { MoneyText, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import classes from './Shift.module.css'
import { useTenderName } from './useTenderName'

interface ShiftReportViewProps {
  report: ShiftReport
  /** Whether who reads it may know what should be in the drawer. */
  showsExpected: boolean
}

/** The report of a shift on the screen: the same figures as on paper and at the server. */
export function ShiftReportView({ report, showsExpected }: ShiftReportViewProps) {
  const { t, language } = useText()
  const { records } = useTill()
  const staff = useLive(records.staff)
  const tenderName = useTenderName()
  const { currency } = report
  const zone = useLive(records.settings)?.timeZone
  const money = (amount: number) => <MoneyText money={{ amount, currency }} />
  const openedBy = staff.find(({ staffId }) => staffId === report.openedBy)?.name
  return (
    <div className={classes.report}>
      <Text c="dimmed">
        {formatDateTime(report.openedAt, language, zone)}
        {report.closedAt !== null && ` – ${formatDateTime(report.closedAt, language, zone)}`}
        {openedBy !== undefined && ` · ${openedBy}`}
      </Text>
      <dl>
        <dt>{t('till.shift.tickets')}</dt>
        <dd>{formatNumber(report.tickets, language)}</dd>
        {report.voided > 0 && (
          <>
            <dt>{t('till.report.voided')}</dt>
            <dd>{report.voided}</dd>
          </>
        )}
        <dt>{t('till.report.sold')}</dt>
        <dd>{money(report.sold)}</dd>
        <dt>{t('till.report.returned')}</dt>
        <dd>{money(report.returned)}</dd>
        <dt>{t('till.report.discount')}</dt>
        <dd>{money(report.discount)}</dd>
        <dt>{t('till.report.tax')}</dt>
        <dd>{money(report.tax)}</dd>
        {report.rounding !== 0 && (
          <>
            <dt>{t('till.report.rounding')}</dt>
            <dd>{money(report.rounding)}</dd>
          </>
        )}
      </dl>
      {report.tenders.length > 0 && (
        <dl>
          {report.tenders.map(({ method, amount, count }) => (
            <Line key={method} name={t('till.report.tender', { name: tenderName(method), count })}>
              {money(amount)}
            </Line>
          ))}
        </dl>
      )}
      <dl>
        <dt>{t('till.shift.float')}</dt>
        <dd>{money(report.float)}</dd>
        <dt>{t('till.shift.cashIn')}</dt>
        <dd>{money(report.paidIn)}</dd>
        <dt>{t('till.shift.cashOut')}</dt>
        <dd>{money(report.paidOut)}</dd>
        {report.drawerOpenings > 0 && (
          <>
            <dt>{t('till.report.drawerOpenings')}</dt>
            <dd>{report.drawerOpenings}</dd>
          </>
        )}
        {showsExpected && (
          <>
            <dt>{t('till.shift.expected')}</dt>
            <dd>{money(report.expected)}</dd>
          </>
        )}
        {report.counted !== null && (
          <>
            <dt>{t('till.count.counted')}</dt>
            <dd>{money(report.counted)}</dd>
          </>
        )}
        {showsExpected && report.difference !== null && (
          <>
            <dt>{t('till.report.difference')}</dt>
            <dd data-bad={report.difference !== 0 || undefined}>{money(report.difference)}</dd>
          </>
        )}
      </dl>
    </div>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
