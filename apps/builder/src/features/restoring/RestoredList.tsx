import { type Column, DataTable, Panel, StatusBadge, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { IconArchive, IconCheck, IconCircleCheck, IconCircleX, IconHourglass } from '@tabler/icons-react'
import type { RestoredPaper } from './restoring-queries'

const looks = {
  restored: { tone: 'good', icon: IconCircleCheck },
  known: { tone: 'neutral', icon: IconCheck },
  waits: { tone: 'accent', icon: IconHourglass },
  parked: { tone: 'caution', icon: IconArchive },
  refused: { tone: 'bad', icon: IconCircleX },
} as const

/** What became of each paper. */
export function RestoredList({ results }: { results: readonly RestoredPaper[] }) {
  const { t, has } = useText()
  const counted = (outcome: RestoredPaper['outcome']) =>
    results.filter((result) => result.outcome === outcome).length
  const restored = counted('restored')
  const known = counted('known')
  const columns: readonly Column<RestoredPaper & { key: string }>[] = [
    {
      key: 'receipt',
      header: t('restoring.receipt'),
      cell: ({ receiptNumber }) => receiptNumber ?? t('restoring.unread'),
    },
    {
      key: 'outcome',
      header: t('restoring.outcome'),
      cell: ({ outcome, why }) => {
        const word = `tillExceptions.why.${why ?? ''}`
        return (
          <>
            <StatusBadge {...looks[outcome]} label={t(`restoring.outcomeOf.${outcome}`)} />
            {why !== null && has(word) && (
              <Text size="xs" c="dimmed">
                {t(word)}
              </Text>
            )}
          </>
        )
      },
    },
  ]
  return (
    <Panel title={t('restoring.results')} flush>
      <Text px="md" pt="sm" role="status">
        {t('restoring.summary', { restored, known, others: results.length - restored - known })}
      </Text>
      <DataTable
        bare
        label={t('restoring.results')}
        columns={columns}
        rows={results.map((result, index) => ({ ...result, key: `${results.length - index}` }))}
        rowKey={({ key }) => key}
      />
    </Panel>
  )
}
