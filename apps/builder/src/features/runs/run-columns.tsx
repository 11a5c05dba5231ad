import { formatDuration } from '@counterflow/i18n'
import { type Column, RelativeTime, type Text } from '@counterflow/ui'
import { Group, Text as Paragraph } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { RunBadge } from './RunBadge'
import type { RunSummary } from './run-queries'

/** How a run is shown in a row. */
export function runColumns({ t, language }: Text): readonly Column<RunSummary>[] {
  return [
    {
      key: 'workflow',
      header: t('runs.workflow'),
      cell: (run) => (
        <Link to="/runs/$runId" params={{ runId: run.id }} data-row-link>
          {run.workflowName || t('runs.noWorkflow')}
        </Link>
      ),
    },
    {
      key: 'subject',
      header: t('runs.subject'),
      wide: true,
      cell: (run) => (
        <Paragraph span inherit className="cf-figures" c={run.subject ? undefined : 'dimmed'}>
          {run.subject?.label ?? '–'}
        </Paragraph>
      ),
    },
    {
      key: 'status',
      header: t('runs.status'),
      cell: (run) => (
        <Group gap="xs">
          <RunBadge status={run.status} />
          {run.retried && (
            <Paragraph span size="xs" c="dimmed">
              {t('runs.retry.retried')}
            </Paragraph>
          )}
        </Group>
      ),
    },
    {
      key: 'started',
      header: t('runs.started'),
      wide: true,
      cell: (run) => <RelativeTime instant={run.createdAt} />,
    },
    {
      key: 'duration',
      header: t('runs.duration'),
      align: 'end',
      wide: true,
      cell: (run) => (
        <span className="cf-figures">
          {run.durationMs === null ? '–' : formatDuration(run.durationMs, language)}
        </span>
      ),
    },
  ]
}
