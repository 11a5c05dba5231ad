import { formatMoney, formatNumber } from '@counterflow/i18n'
import { KeyFigures, useText } from '@counterflow/ui'
import { changeSince } from './change-since'
import type { SalesReport } from './sales-report-queries'

/** The sums that one looks at first. */
export function SalesKeyFigures({ report }: { report: SalesReport }) {
  const { t, language } = useText()
  const { totals, currency, before } = report
  const money = (amount: number) => formatMoney({ amount, currency }, language)
  const { tickets, items, total } = totals
  // Of whole units of the smallest coin: an average is a figure and no money that anybody pays.
  const averageOf = (figures: SalesReport['totals']) =>
    figures.tickets === 0 ? undefined : Math.round(figures.total / figures.tickets)
  const average = averageOf(totals)
  const since = (amount: number, earlier: number | undefined, write: (amount: number) => string) => {
    if (earlier === undefined) return undefined
    const change = changeSince(amount, earlier, language)
    const was = write(earlier)
    return change === undefined ? t('salesReports.was', { was }) : t('salesReports.since', { change, was })
  }
  const figure = (label: string, value: string, more: string, beside: string | undefined) => ({
    label,
    value,
    more: (
      <>
        {more}
        {beside !== undefined && <br />}
        {beside}
      </>
    ),
  })
  const number = (count: number) => formatNumber(count, language)
  return (
    <KeyFigures
      label={t('salesReports.title')}
      figures={[
        figure(
          t('salesReports.total'),
          money(total),
          t('salesReports.net'),
          since(total, before?.totals.total, money),
        ),
        figure(
          t('salesReports.tickets'),
          number(tickets),
          t('salesReports.ofItems', { count: items }),
          since(tickets, before?.totals.tickets, number),
        ),
        figure(
          t('salesReports.average'),
          average === undefined ? '–' : money(average),
          `${t('salesReports.tax')}: ${money(totals.tax)}`,
          average === undefined
            ? undefined
            : since(average, before ? averageOf(before.totals) : undefined, money),
        ),
        figure(
          t('salesReports.returned'),
          money(totals.returned),
          `${t('salesReports.discount')}: ${money(totals.discount)}`,
          since(totals.returned, before?.totals.returned, money),
        ),
      ]}
    />
  )
}
