import { formatDateTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Group, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useQuiet } from '../../../platform/scheduling/useQuiet'
import { useMay } from '../../session/useStaff'
import { SettlingNotice } from './SettlingNotice'
import { useShownSettlings } from './useShownSettlings'
import classes from './WaitingRunsNotice.module.css'
import { type RunSettling, type WaitingRuns, waitingRunsQuery } from './waiting-runs-query'

type WaitingVersion = WaitingRuns['items'][number]

const none: readonly RunSettling[] = []

interface WaitingRunsNoticeProps {
  workflowId: string
  /** The version that is live; when it changes, others may have runs that wait. */
  liveVersionId: string | null
}

/** Says how many runs wait on versions that are no longer live, what may become of them, and what does. */
export function WaitingRunsNotice({ workflowId, liveVersionId }: WaitingRunsNoticeProps) {
  const may = useMay()
  const quiet = useQuiet()
  const { data } = useQuery({
    ...waitingRunsQuery(workflowId, liveVersionId),
    enabled: quiet && may('runs.read'),
  })
  const settlings = data?.settlings ?? none
  const { shown, watch, close } = useShownSettlings(settlings)
  const isSettling = settlings.some(({ pending }) => pending > 0)
  return (
    <>
      {shown.map((settling) => (
        <SettlingNotice key={settling.id} settling={settling} onClose={() => close(settling.id)} />
      ))}
      {!isSettling &&
        data?.items.map((version) => (
          <Version
            key={version.versionId}
            workflowId={workflowId}
            version={version}
            canMove={data.liveVersionId !== null}
            onBegun={({ id }) => watch([id])}
          />
        ))}
    </>
  )
}

interface VersionProps {
  workflowId: string
  version: WaitingVersion
  canMove: boolean
  /** Called when the server has taken it on; little is done by then, or all of it. */
  onBegun: (settling: RunSettling) => void
}

function Version({ workflowId, version, canMove, onBegun }: VersionProps) {
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
    onSuccess: onBegun,
    onError: notifyProblem,
    onSettled: () => void client.invalidateQueries({ queryKey: ['waiting-runs', workflowId] }),
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
