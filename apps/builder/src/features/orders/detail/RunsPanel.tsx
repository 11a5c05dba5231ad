import { DataTable, ErrorState, Panel, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../../platform/api/problem-text'
import { runColumns } from '../../runs/run-columns'
import { runsQuery } from '../../runs/run-queries'

/** The workflows that ran because of this order. */
export function RunsPanel({ orderId }: { orderId: string }) {
  const text = useText()
  const { t } = text
  const runs = useInfiniteQuery(runsQuery({ subjectId: orderId, limit: 20 }))
  const rows = runs.data?.pages.flatMap(({ items }) => items)
  if (runs.isError && rows === undefined) {
    return (
      <Panel title={t('orders.runs')}>
        <ErrorState message={problemParagraph(runs.error, text)} onRetry={() => void runs.refetch()} />
      </Panel>
    )
  }
  if (rows?.length === 0) {
    return (
      <Panel title={t('orders.runs')}>
        <Text c="dimmed">{t('orders.noRuns')}</Text>
      </Panel>
    )
  }
  return (
    <Panel title={t('orders.runs')} flush>
      <DataTable
        bare
        label={t('orders.runs')}
        columns={runColumns(text).filter(({ key }) => key !== 'subject')}
        rows={rows}
        rowKey={({ id }) => id}
        skeletonRows={2}
      />
    </Panel>
  )
}
