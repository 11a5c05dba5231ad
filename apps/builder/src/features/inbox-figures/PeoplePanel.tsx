import type { InboxFigures } from '@counterflow/core'
import { type Column, useText } from '@counterflow/ui'
import { FigurePanel } from './FigurePanel'
import type { FigureRange } from './figures-query'
import { useFigureColumns } from './useFigureColumns'

type Row = InboxFigures['people'][number]

/** Who answers customers. */
export function PeoplePanel({ figures, range }: { figures: InboxFigures; range: FigureRange }) {
  const { t } = useText()
  const { counted, waited } = useFigureColumns<Row>()
  const columns: readonly Column<Row>[] = [
    { key: 'person', header: t('inboxFigures.person'), cell: ({ name }) => name },
    counted('messages', t('inboxFigures.messages')),
    counted('conversations', t('inboxFigures.conversations')),
    waited,
  ]
  return (
    <FigurePanel
      title={t('inboxFigures.byPerson')}
      part="people"
      range={range}
      columns={columns}
      rows={figures.people}
      rowKey={({ staffId, name }) => staffId ?? name}
    />
  )
}
