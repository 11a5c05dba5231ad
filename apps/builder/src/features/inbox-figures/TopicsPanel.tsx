import type { InboxFigures } from '@counterflow/core'
import { formatNumber } from '@counterflow/i18n'
import { type Column, useText } from '@counterflow/ui'
import { lazy } from 'react'
import { FigurePanel } from './FigurePanel'
import type { FigureRange } from './figures-query'
import { useFigureColumns } from './useFigureColumns'

const FigureChart = lazy(async () => ({ default: (await import('./FigureChart')).FigureChart }))

type Row = InboxFigures['topics'][number]

/** What customers write about. */
export function TopicsPanel({ figures, range }: { figures: InboxFigures; range: FigureRange }) {
  const { t, language } = useText()
  const { counted } = useFigureColumns<Row>()
  const named = ({ topic }: Row) => (topic === null ? t('inboxFigures.noTopic') : t(`topics.${topic}`))
  const columns: readonly Column<Row>[] = [
    { key: 'topic', header: t('inboxFigures.topic'), cell: named },
    counted('messages', t('inboxFigures.messages')),
    counted('conversations', t('inboxFigures.conversations')),
  ]
  return (
    <FigurePanel
      title={t('inboxFigures.byTopic')}
      part="topics"
      range={range}
      columns={columns}
      rows={figures.topics}
      rowKey={({ topic }) => topic ?? 'none'}
      chart={
        <FigureChart
          lying
          label={t('inboxFigures.byTopic')}
          rows={figures.topics.map((row) => ({ name: named(row), messages: row.messages }))}
          series={[{ key: 'messages', label: t('inboxFigures.messages'), color: 'marine.5' }]}
          format={(value) => formatNumber(value, language)}
        />
      }
    />
  )
}
