import { formatMoney, formatNumber } from '@counterflow/i18n'
import { type Column, DataTable, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { changeSince } from './change-since'
import type { SalesReport, SalesRow } from './sales-report-queries'

interface SalesTableProps {
  report: SalesReport
  part: string
  named: (row: SalesRow) => string
}

/** A report row by row. */
export function SalesTable({ report: { by, currency, rows, before }, part, named }: SalesTableProps) {
  const { t, language } = useText()
  const amount = (
    key: 'sold' | 'returned' | 'discount' | 'tax' | 'total',
    header: string,
    wide: boolean,
  ): Column<SalesRow> => ({
    key,
    header,
    align: 'end',
    wide,
    cell: (row) => (
      <span className="cf-figures">{formatMoney({ amount: row[key], currency }, language)}</span>
    ),
  })
  const counted = (key: 'tickets' | 'items', header: string): Column<SalesRow> => ({
    key,
    header,
    align: 'end',
    wide: key === 'items',
    cell: (row) => <span className="cf-figures">{formatNumber(row[key], language)}</span>,
  })
  const name: Column<SalesRow> = { key: 'name', header: part, cell: named }
  const total = amount('total', t(by === 'tender' ? 'salesReports.received' : 'salesReports.total'), false)
  const earlier: Column<SalesRow> = {
    key: 'before',
    header: t('salesReports.daysBefore'),
    align: 'end',
    cell: (row) => (
      <>
        <span className="cf-figures">{formatMoney({ amount: row.before ?? 0, currency }, language)}</span>
        <Text size="xs" c="dimmed" className="cf-figures">
          {changeSince(row.total, row.before ?? 0, language)}
        </Text>
      </>
    ),
  }
  const compared = before === null ? [] : [earlier]
  const columns =
    by === 'tender'
      ? [name, counted('tickets', t('salesReports.tickets')), total, ...compared]
      : [
          name,
          counted('tickets', t('salesReports.tickets')),
          counted('items', t('salesReports.items')),
          amount('sold', t('salesReports.sold'), true),
          amount('returned', t('salesReports.returned'), true),
          amount('discount', t('salesReports.discount'), true),
          amount('tax', t('salesReports.tax'), true),
          total,
          ...compared,
        ]
  return (
    <DataTable
      bare
      dense
      label={part}
      columns={columns}
      rows={by === 'day' ? rows.toReversed() : rows}
      rowKey={({ key }) => key}
    />
  )
}
