import { type Column, DataTable, Panel, RelativeTime, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { Operations } from './operations-queries'

type FailingTrigger = Operations['triggers'][number]

/** Schedules and polls that do not start their workflows as they should. */
export function FailingTriggersPanel({ triggers }: { triggers: readonly FailingTrigger[] }) {
  const { t } = useText()
  const columns: readonly Column<FailingTrigger>[] = [
    {
      key: 'workflow',
      header: t('operations.triggers.workflow'),
      cell: ({ workflowId, workflowName }) => (
        <Link to="/workflows/$workflowId" params={{ workflowId }} data-row-link>
          {workflowName}
        </Link>
      ),
    },
    {
      key: 'problem',
      header: t('operations.triggers.problem'),
      cell: ({ kind, failures, error }) => (
        <>
          {t(`operations.triggers.${kind}`, { count: failures })}
          {error && (
            <Text size="xs" c="dimmed" lineClamp={2}>
              {error.message}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'at',
      header: t('operations.triggers.at'),
      wide: true,
      cell: ({ at }) => <RelativeTime instant={at} />,
    },
  ]
  if (triggers.length === 0) {
    return (
      <Panel title={t('operations.triggers.title')}>
        <Text c="dimmed">{t('operations.triggers.empty')}</Text>
      </Panel>
    )
  }
  return (
    <Panel title={t('operations.triggers.title')} flush>
      <DataTable
        bare
        label={t('operations.triggers.title')}
        columns={columns}
        rows={triggers}
        rowKey={({ workflowId, kind }) => `${workflowId} ${kind}`}
      />
    </Panel>
  )
}
