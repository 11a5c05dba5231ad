import type { FigurePart } from '@counterflow/core'
import { type Column, DataTable, Panel, useText } from '@counterflow/ui'
import { Button, Group, Skeleton } from '@mantine/core'
import { type ReactNode, Suspense, useState } from 'react'
import { ExportLink } from '../../platform/list/ExportLink'
import type { FigureRange } from './figures-query'

interface FigurePanelProps<Row> {
  title: string
  part: FigurePart
  range: FigureRange
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Drawn instead of the table, until somebody asks for that. Absent: there is only the table. */
  chart?: ReactNode
}

/** One part of the figures, as a chart or as the table that says the same. */
export function FigurePanel<Row>(props: FigurePanelProps<Row>) {
  const { title, part, range, columns, rows, rowKey, chart } = props
  const { t } = useText()
  const [asTable, setAsTable] = useState(false)
  const isTable = chart === undefined || asTable
  return (
    <Panel
      title={title}
      flush={isTable}
      actions={
        <Group gap="xs">
          {chart !== undefined && (
            <Button variant="default" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? t('inboxFigures.showChart') : t('inboxFigures.showTable')}
            </Button>
          )}
          <ExportLink path="/api/v1/inbox/figures/export" query={{ days: range, part }} />
        </Group>
      }
    >
      {isTable ? (
        <DataTable bare dense label={title} columns={columns} rows={rows} rowKey={rowKey} />
      ) : (
        <Suspense fallback={<Skeleton h={260} />}>{chart}</Suspense>
      )}
    </Panel>
  )
}
