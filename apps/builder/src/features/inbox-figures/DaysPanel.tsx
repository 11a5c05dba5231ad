import type { InboxFigures } from '@counterflow/core'
import { formatNumber } from '@counterflow/i18n'
import { type Column, useText } from '@counterflow/ui'
import { lazy } from 'react'
import { FigurePanel } from './FigurePanel'
import type { FigureRange } from './figures-query'
import { useFigureColumns } from './useFigureColumns'

const FigureChart = lazy(async () => ({ default: (await import('./FigureChart')).FigureChart }))

type Row = InboxFigures['days'][number]

/** What came and what was answered, day by day. */
export function DaysPanel({ figures, range }: { figures: InboxFigures; range: FigureRange }) {
  const { t, language } = useText()
  const { counted, waited } = useFigureColumns<Row>()
  const format = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', timeZone: 'UTC' })
  const shownDay = (day: string) => format.format(new Date(`${day}T00:00:00Z`))
  const columns: readonly Column<Row>[] = [
    { key: 'day', header: t('inboxFigures.day'), cell: ({ day }) => shownDay(day) },
    counted('conversations', t('inboxFigures.conversations')),
    counted('received', t('inboxFigures.received')),
    counted('answered', t('inboxFigures.answered')),
    waited,
  ]
  return (
    <FigurePanel
      title={t('inboxFigures.byDay')}
      part="days"
      range={range}
      columns={columns}
      rows={figures.days.toReversed()}
      rowKey={({ day }) => day}
      chart={
        <FigureChart
          label={t('inboxFigures.chart')}
          rows={figures.days.map(({ day, received, answered }) => ({
            name: shownDay(day),
            received,
            answered,
          }))}
          series={[
            { key: 'received', label: t('inboxFigures.received'), color: 'marine.5' },
            { key: 'answered', label: t('inboxFigures.answered'), color: 'teal.6' },
          ]}
          format={(value) => formatNumber(value, language)}
        />
      }
    />
  )
}
