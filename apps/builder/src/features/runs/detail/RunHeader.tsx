import { formatDateTime, formatDuration } from '@counterflow/i18n'
import { usePageTitle, useText } from '@counterflow/ui'
import { Button, Group, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconBan } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { AnchorLink, BackLink, ButtonLink } from '../../../platform/router/links'
import { useMay } from '../../session/useStaff'
import { RunBadge } from '../RunBadge'
import { RetryButton } from '../retry/RetryButton'
import { type Run, runQuery } from '../run-queries'
import { isFinished } from '../run-status'
import classes from './RunPage.module.css'

interface RunHeaderProps {
  run: Run
  /** The step that is open, by its id. */
  opened: string | undefined
}

export function RunHeader({ run, opened }: RunHeaderProps) {
  const { t, language } = useText()
  const may = useMay()
  const name = run.workflowName || t('runs.noWorkflow')
  const began = formatDateTime(run.createdAt, language)
  // A workflow's runs are told apart by what they are about and when they began.
  usePageTitle([name, run.subject?.label ?? [], began].flat().join(', '))
  return (
    <header className={classes.bar}>
      <BackLink to="/runs" aria-label={t('runs.title')} />
      <div style={{ minWidth: 0, flex: '1 1 200px' }}>
        <Group gap="xs">
          <Title order={1} size="h2">
            {name}
          </Title>
          <RunBadge status={run.status} />
        </Group>
        <Text size="xs" c="dimmed" title={t('runs.version')}>
          {run.subject !== null && (
            <>
              <Subject subject={run.subject} />
              {' · '}
            </>
          )}
          {began}
          {run.durationMs !== null && ` · ${formatDuration(run.durationMs, language)}`}
        </Text>
      </div>
      <Group gap="xs">
        {!isFinished(run) && may('runs.cancel') && <CancelRun run={run} />}
        {isFinished(run) && may('runs.manage') && <RetryButton run={run} opened={opened} />}
        {may('workflows.read') && (
          <ButtonLink
            to="/workflows/$workflowId"
            params={{ workflowId: run.workflowId }}
            variant="default"
            size="xs"
          >
            {t('runs.openWorkflow')}
          </ButtonLink>
        )}
      </Group>
    </header>
  )
}

function Subject({ subject }: { subject: NonNullable<Run['subject']> }) {
  const { t } = useText()
  const may = useMay()
  if (subject.type !== 'order' || !may('orders.read')) return subject.label
  return (
    <AnchorLink to="/orders/$orderId" params={{ orderId: subject.id }} size="xs" underline="always">
      {t('orders.order', { number: subject.label })}
    </AnchorLink>
  )
}

function CancelRun({ run }: { run: Run }) {
  const { t } = useText()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const cancel = useMutation({
    mutationFn: () =>
      answered(api.POST('/api/v1/runs/{runId}/cancel', { params: { path: { runId: run.id } } })),
    onSuccess: (cancelled) => client.setQueryData(runQuery(run.id).queryKey, cancelled),
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['runs'] }),
  })
  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<IconBan size={14} aria-hidden />}
      loading={cancel.isPending}
      onClick={() =>
        modals.openConfirmModal({
          title: t('runs.cancel'),
          children: <Text>{t('runs.cancelConfirm')}</Text>,
          labels: { confirm: t('runs.cancel'), cancel: t('runs.keepRunning') },
          confirmProps: { color: 'red' },
          onConfirm: () => cancel.mutate(),
        })
      }
    >
      {t('runs.cancel')}
    </Button>
  )
}
