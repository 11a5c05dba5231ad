import { decimalOf, exponentOf } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { Button, Skeleton } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { type DaySpan, daysOf } from '../completeness/completeness-queries'
import { useTenderName } from '../shifts/useTenderName'
import { chartRows } from './chart-rows'
import { dayLabel, rowLabel } from './row-label'
import { SalesTable } from './SalesTable'
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
  const { before: period } = report
  const earlier =
    period === null
      ? []
      : [
          {
            key: 'before',
            label: t('salesReports.before', {
              from: dayLabel(period.from, language),
              to: dayLabel(period.to, language),
            }),
            color: 'gray.5',
          },
        ]
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
              rows={charted.map(({ row, total, before }) => ({
                name: row === null ? t('salesReports.others') : named(row),
                total: Number(decimalOf(total, exponent)),
                before: Number(decimalOf(before, exponent)),
              }))}
              series={[
                {
                  key: 'total',
                  label: t(by === 'tender' ? 'salesReports.received' : 'salesReports.total'),
                  color: 'marine.5',
                },
                ...earlier,
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
