import type { Schemas } from '@counterflow/api-client'
import { formatDateTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Group, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useQuiet } from '../../../platform/scheduling/useQuiet'
import { useMay } from '../../session/useStaff'
import classes from './WaitingRunsNotice.module.css'

type WaitingVersion = Schemas['WaitingRuns']['items'][number]

const waitingRunsQuery = (workflowId: string, liveVersionId: string | null) =>
  queryOptions({
    queryKey: ['runs', 'waiting', workflowId, liveVersionId],
    queryFn: () =>
      answered(api.GET('/api/v1/workflows/{workflowId}/waiting-runs', { params: { path: { workflowId } } })),
  })

interface WaitingRunsNoticeProps {
  workflowId: string
  /** The version that is live; when it changes, others may have runs that wait. */
  liveVersionId: string | null
}

/** Says how many runs wait on versions that are no longer live, and what may become of them. */
export function WaitingRunsNotice({ workflowId, liveVersionId }: WaitingRunsNoticeProps) {
  const may = useMay()
  const quiet = useQuiet()
  const { data } = useQuery({
    ...waitingRunsQuery(workflowId, liveVersionId),
    enabled: quiet && may('runs.read'),
  })
  return data?.items.map((version) => (
    <Version
      key={version.versionId}
      workflowId={workflowId}
      version={version}
      canMove={data.liveVersionId !== null}
    />
  ))
}

interface VersionProps {
  workflowId: string
  version: WaitingVersion
  canMove: boolean
}

function Version({ workflowId, version, canMove }: VersionProps) {
  const { t, language } = useText()
  const may = useMay()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const { versionId, waiting } = version
  const settle = useMutation({
    mutationFn: (what: 'move' | 'cancel') =>
      answered(
        api.POST('/api/v1/workflows/{workflowId}/waiting-runs', {
          params: { path: { workflowId } },
          body: { versionId, do: what },
        }),
      ),
    onSuccess: ({ done }, what) => {
      const message = t(what === 'move' ? 'runs.waits.moved' : 'runs.waits.cancelled', { count: done })
      notifications.show({ message })
    },
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['runs'] }),
  })
  const ask = (what: 'move' | 'cancel') =>
    modals.openConfirmModal({
      title: t('runs.waits.title', { count: waiting }),
      children: <Text>{t(what === 'move' ? 'runs.waits.moveConfirm' : 'runs.waits.cancelConfirm')}</Text>,
      labels: { confirm: t(`runs.waits.${what}`), cancel: t('runs.waits.keep') },
      ...(what === 'cancel' ? { confirmProps: { color: 'red' } } : {}),
      onConfirm: () => settle.mutate(what),
    })
  return (
    <section className={classes.notice} aria-label={t('runs.waits.title', { count: waiting })}>
      <Text size="sm" style={{ flex: '1 1 240px' }}>
        <b>{t('runs.waits.title', { count: waiting })}</b>{' '}
        {t('runs.waits.body', { time: formatDateTime(version.turnedOnAt, language) })}
      </Text>
      {may('runs.manage') && (
        <Group gap="xs">
          {canMove && (
            <Button variant="default" size="xs" loading={settle.isPending} onClick={() => ask('move')}>
              {t('runs.waits.move')}
            </Button>
          )}
          <Button variant="default" size="xs" loading={settle.isPending} onClick={() => ask('cancel')}>
            {t('runs.waits.cancel')}
          </Button>
        </Group>
      )}
    </section>
  )
}
