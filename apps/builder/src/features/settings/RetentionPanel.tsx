import { ErrorState, Panel, useText } from '@counterflow/ui'
import { Skeleton, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { problemParagraph } from '../../platform/api/problem-text'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { KeepDaysForm } from '../../platform/forms/KeepDaysForm'
import { retentionQuery, useKeepRuns } from '../operations/operations-queries'
import { useMay } from '../session/useStaff'

/** How long the history of runs goes back. */
export function RetentionPanel() {
  const text = useText()
  const { t } = text
  const { data, error, refetch } = useQuery(retentionQuery)
  return (
    <Panel title={t('settings.retention.title')}>
      <Stack gap="sm">
        <Text c="dimmed">{t('settings.retention.intro')}</Text>
        {data !== undefined && <Days key={data.keepDays} kept={data.keepDays} />}
        {data === undefined && error === null && <Skeleton height={36} width={220} />}
        {data === undefined && error !== null && (
          <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
        )}
      </Stack>
    </Panel>
  )
}

function Days({ kept }: { kept: number }) {
  const { t } = useText()
  const may = useMay()
  const keep = useKeepRuns()
  const notifyProblem = useNotifyProblem()
  const save = (keepDays: number) =>
    keep.mutate(keepDays, {
      onSuccess: () => notifications.show({ message: t('general.saved') }),
      onError: notifyProblem,
    })
  const submit = (days: number) => {
    if (days > kept) return save(days)
    modals.openConfirmModal({
      title: t('settings.retention.shorterTitle', { count: days }),
      children: <Text size="sm">{t('settings.retention.shorterBody')}</Text>,
      labels: { confirm: t('settings.retention.shorter'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => save(days),
    })
  }
  return (
    <KeepDaysForm
      kept={kept}
      shortest={1}
      longest={3_650}
      label={t('settings.retention.days')}
      description={may('shop.update') ? undefined : t('settings.retention.needsOwner')}
      invalid={t('settings.retention.daysInvalid')}
      readOnly={!may('shop.update')}
      isSaving={keep.isPending}
      onSave={submit}
    />
  )
}
