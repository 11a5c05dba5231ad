import { triggerNodeId } from '@counterflow/core'
import { formatNumber } from '@counterflow/i18n'
import { EmptyState, ErrorState, Notice, useText } from '@counterflow/ui'
import { Loader, Stack, Text, Title } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { AnchorLink } from '../../../platform/router/links'
import { useMay } from '../../session/useStaff'
import { portName } from '../words/port-name'
import { useStepName } from '../words/StepNamesProvider'
import { historyAsRun } from './as-run'
import { TrialBody, type TrialProps } from './TrialBody'
import { type HistoryPreview, historyQuery, previewedDays } from './trying-queries'

/** What the draft would have done in the last days, per branch, with the orders. */
export function HistoryTrial({ workflow, definition, ...shown }: TrialProps) {
  const text = useText()
  const { t } = text
  const { data, error, refetch } = useQuery(historyQuery(workflow.id, workflow.draftRevision))
  const run = useMemo(
    () => (data === undefined ? undefined : historyAsRun(definition, data)),
    [definition, data],
  )
  const countOf = useMemo(() => {
    const counts = new Map(data?.ports.map(({ nodeId, port, count }) => [`${nodeId} ${port}`, count]))
    return data === undefined
      ? undefined
      : ({ from, port }: { from: string; port: string }) => counts.get(`${from} ${port}`) ?? 0
  }, [data])
  return (
    <TrialBody
      definition={definition}
      run={run}
      label={t('trying.view.history')}
      {...(countOf === undefined ? {} : { countOf })}
      {...shown}
    >
      <Stack p="md" gap="md">
        {error !== null && data === undefined && (
          <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
        )}
        {error === null && data === undefined && <Loader size="sm" aria-label={t('general.loading')} />}
        {data?.events === 0 && (
          <EmptyState
            icon={IconHistory}
            title={t('trying.historyEmpty')}
            body={t('trying.historyEmptyBody', { days: previewedDays })}
          />
        )}
        {data !== undefined && data.events > 0 && <Summary preview={data} definition={definition} />}
      </Stack>
    </TrialBody>
  )
}

interface SummaryProps {
  preview: HistoryPreview
  definition: TrialProps['definition']
}

function Summary({ preview, definition }: SummaryProps) {
  const text = useText()
  const { t, language } = text
  const stepName = useStepName()
  const { events, wanted, failed, isAll, ports } = preview
  const order = [triggerNodeId, ...definition.nodes.map(({ id }) => id)]
  const rows = ports.toSorted((one, other) => order.indexOf(one.nodeId) - order.indexOf(other.nodeId))
  return (
    <>
      <div role="status">
        <Text>{t('trying.summary', { events, wanted, days: previewedDays })}</Text>
        {!isAll && (
          <Text size="sm" c="dimmed">
            {t('trying.notAll', { events })}
          </Text>
        )}
      </div>
      {failed > 0 && <Notice tone="bad" title={t('trying.failedRuns', { count: failed })} />}
      <Text size="sm" c="dimmed">
        {t('trying.historyHint')}
      </Text>
      {rows.map((row) => {
        const node = definition.nodes.find(({ id }) => id === row.nodeId)
        const way = portName(node, row.port, text)
        return (
          <section key={`${row.nodeId} ${row.port}`}>
            <Title order={2} size="h4">
              {[stepName(row.nodeId), way].filter(Boolean).join(': ')}{' '}
              <span className="cf-figures">{formatNumber(row.count, language)}</span>
            </Title>
            {row.unsure > 0 && (
              <Text size="xs" c="var(--cf-caution)">
                {t('trying.unsureRuns', { count: row.unsure })}
              </Text>
            )}
            {row.nodeId !== triggerNodeId && <Subjects row={row} />}
          </section>
        )
      })}
    </>
  )
}

function Subjects({ row }: { row: HistoryPreview['ports'][number] }) {
  const { t } = useText()
  const may = useMay()
  const subjects = row.latest.flatMap(({ eventId, subject }) =>
    subject === null ? [] : [{ eventId, subject }],
  )
  if (subjects.length === 0) return null
  return (
    <Text size="sm" component="ul" m={0} p={0} style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 10px' }}>
      {subjects.map(({ eventId, subject }) => (
        <li key={eventId} style={{ listStyle: 'none' }}>
          {subject.type === 'order' && may('orders.read') ? (
            <AnchorLink to="/orders/$orderId" params={{ orderId: subject.id }} size="sm">
              {subject.label}
            </AnchorLink>
          ) : (
            subject.label
          )}
        </li>
      ))}
      {row.count > row.latest.length && (
        <li style={{ listStyle: 'none' }}>{t('trying.more', { count: row.count - row.latest.length })}</li>
      )}
    </Text>
  )
}
