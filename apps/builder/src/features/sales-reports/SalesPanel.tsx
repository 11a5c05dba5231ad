import { decimalOf, exponentOf } from '@counterflow/core'
import { formatMoney, formatNumber } from '@counterflow/i18n'
import { type Column, DataTable, Panel, useText } from '@counterflow/ui'
import { Button, Skeleton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { type DaySpan, daysOf } from '../completeness/completeness-queries'
import { useTenderName } from '../shifts/useTenderName'
import { chartRows } from './chart-rows'
import { rowLabel } from './row-label'
import type { SalesReport, SalesRow } from './sales-report-queries'

const FigureChart = lazy(async () => ({
  default: (await import('../inbox-figures/FigureChart')).FigureChart,
}))

/** A report as a chart above the table that says the same. */
export function SalesPanel({ report, span }: { report: SalesReport; span: DaySpan }) {
  const text = useText()
  const { t, language } = text
  const tenderName = useTenderName()
  const [asTable, setAsTable] = useState(false)
  const { by, currency, rows } = report
  const part = t(`salesReports.byOf.${by}`)
  const named = (row: Pick<SalesRow, 'key' | 'label'>) => rowLabel(by, row, text, tenderName)
  const lying = by !== 'day' && by !== 'hour'
  const exponent = exponentOf(currency)
  const charted = chartRows(by, rows, by === 'day' ? daysOf(span) : [])
  return (
    <>
      <Panel
        title={t('salesReports.chart', { part })}
        actions={
          <Button variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'salesReports.showChart' : 'salesReports.showTable')}
          </Button>
        }
        flush={asTable}
      >
        {asTable ? (
          <SalesTable report={report} part={part} named={named} />
        ) : (
          <Suspense fallback={<Skeleton h={260} />}>
            <FigureChart
              lying={lying}
              figuresWidth={84}
              label={t('salesReports.chart', { part })}
              rows={charted.map(({ row, total }) => ({
                name: row === null ? t('salesReports.others') : named(row),
                total: Number(decimalOf(total, exponent)),
              }))}
              series={[
                {
                  key: 'total',
                  label: t(by === 'tender' ? 'salesReports.received' : 'salesReports.total'),
                  color: 'marine.5',
                },
              ]}
              format={(value) =>
                new Intl.NumberFormat(language, {
                  style: 'currency',
                  currency,
                  maximumFractionDigits: exponent,
                }).format(value)
              }
            />
          </Suspense>
        )}
      </Panel>
      {!asTable && (
        <Panel title={part} flush>
          <SalesTable report={report} part={part} named={named} />
        </Panel>
      )}
    </>
  )
}

interface SalesTableProps {
  report: SalesReport
  part: string
  named: (row: SalesRow) => string
}

function SalesTable({ report: { by, currency, rows }, part, named }: SalesTableProps) {
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
  const columns =
    by === 'tender'
      ? [name, counted('tickets', t('salesReports.tickets')), total]
      : [
          name,
          counted('tickets', t('salesReports.tickets')),
          counted('items', t('salesReports.items')),
          amount('sold', t('salesReports.sold'), true),
          amount('returned', t('salesReports.returned'), true),
          amount('discount', t('salesReports.discount'), true),
          amount('tax', t('salesReports.tax'), true),
          total,
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
