import { formatDateTime } from '@counterflow/i18n'
import { ErrorState, Notice, PageHeader, useText } from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { DatabasePanel } from './DatabasePanel'
import { DonePanel } from './DonePanel'
import { FailingTriggersPanel } from './FailingTriggersPanel'
import { Figures } from './Figures'
import { operationsQuery } from './operations-queries'
import { ProcessesPanel } from './ProcessesPanel'
import { SetAsidePanel } from './SetAsidePanel'

/** How the work of the whole shop goes, for whoever looks after the machines. */
export function OperationsPage() {
  const text = useText()
  const { t, language } = text
  const { data, error, refetch } = useQuery(operationsQuery)
  if (data === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  const works = data.processes.some(({ role }) => role !== 'api')
  return (
    <>
      <PageHeader title={t('operations.title')} intro={t('operations.intro')} />
      <Stack gap="md">
        {error !== null && (
          <Notice tone="caution">
            <Text size="sm">{t('operations.stale', { time: formatDateTime(data.at, language) })}</Text>
          </Notice>
        )}
        {!works && (
          <Notice tone="bad" title={t('operations.noWorker')} urgent>
            <Text size="sm">{t('operations.noWorkerBody')}</Text>
          </Notice>
        )}
        <Figures operations={data} />
        <DonePanel minutes={data.minutes} />
        <ProcessesPanel processes={data.processes} />
        <SetAsidePanel runs={data.quarantined} total={data.queue.quarantined} />
        <FailingTriggersPanel triggers={data.triggers} />
        <DatabasePanel database={data.database} />
      </Stack>
    </>
  )
}
