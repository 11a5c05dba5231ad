import { formatMoney, formatNumber } from '@counterflow/i18n'
import { KeyFigures, useText } from '@counterflow/ui'
import type { SalesReport } from './sales-report-queries'

/** The sums that one looks at first. */
export function SalesKeyFigures({ report }: { report: SalesReport }) {
  const { t, language } = useText()
  const { totals, currency } = report
  const money = (amount: number) => formatMoney({ amount, currency }, language)
  const { tickets, items, total } = totals
  return (
    <KeyFigures
      label={t('salesReports.title')}
      figures={[
        { label: t('salesReports.total'), value: money(total), more: t('salesReports.net') },
        {
          label: t('salesReports.tickets'),
          value: formatNumber(tickets, language),
          more: t('salesReports.ofItems', { count: items }),
        },
        {
          label: t('salesReports.average'),
          // Of whole units of the smallest coin: an average is a figure and no money that anybody pays.
          value: tickets === 0 ? '–' : money(Math.round(total / tickets)),
          more: `${t('salesReports.tax')}: ${money(totals.tax)}`,
        },
        {
          label: t('salesReports.returned'),
          value: money(totals.returned),
          more: `${t('salesReports.discount')}: ${money(totals.discount)}`,
        },
      ]}
    />
  )
}
