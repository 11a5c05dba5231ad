import type { Schemas } from '@counterflow/api-client'
import { RelativeTime, useText } from '@counterflow/ui'
import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { AnchorLink } from '../../../platform/router/links'
import { useMay } from '../../session/useStaff'
import { pluginsQuery } from '../../workflows/workflow-queries'
import { failuresQuery } from './failures-query'
import { useBulkRetry } from './useBulkRetry'

type Cause = Schemas['FailureCause']

const shownCauses = 5

/** Failed runs that nobody has retried, together by what they failed of; each kind can be retried at once. */
export function FailureCauses({ workflowId }: { workflowId: string | undefined }) {
  const { t } = useText()
  const { data } = useQuery(failuresQuery(workflowId))
  if (data === undefined || data.items.length === 0) return null
  return (
    <Stack component="section" gap="xs" mb="md" aria-label={t('runs.causes.title')}>
      <Title order={2} size="h4">
        {t('runs.causes.title')}
      </Title>
      {data.items.slice(0, shownCauses).map((cause) => (
        <CauseRow key={[cause.workflowId, cause.nodeId, cause.code].join(' ')} cause={cause} />
      ))}
      {data.items.length > shownCauses && (
        <Text size="sm" c="dimmed">
          {t('runs.causes.more', { count: data.items.length - shownCauses })}
        </Text>
      )}
    </Stack>
  )
}

function CauseRow({ cause }: { cause: Cause }) {
  const { t } = useText()
  const may = useMay()
  const { workflowId, workflowName, nodeId, code, count, message, latestRunId, latestAt } = cause
  const stepName = useFailedStepName(cause)
  const retry = useBulkRetry('cause')
  const place = [workflowName, stepName].filter(Boolean).join(' › ')
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div style={{ minWidth: 0 }}>
          <Text fw={500}>{place}</Text>
          <Text size="sm" lineClamp={2}>
            {message}
          </Text>
          <Text size="xs" c="dimmed">
            {t('runs.causes.count', { count })} ·{' '}
            <AnchorLink to="/runs/$runId" params={{ runId: latestRunId }} size="xs">
              {t('runs.causes.latest')}
            </AnchorLink>{' '}
            <RelativeTime instant={latestAt} />
          </Text>
        </div>
        {may('runs.manage') && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconRefresh size={14} stroke={1.75} aria-hidden />}
            aria-label={t('runs.causes.retryOf', { place })}
            loading={retry.isPending}
            onClick={() => retry.mutate({ workflowId, cause: { nodeId, code } })}
          >
            {t('runs.causes.retry')}
          </Button>
        )}
      </Group>
    </Paper>
  )
}

/** What people call the step, otherwise what it is; its id only where the draft of today has it no more. */
function useFailedStepName({ nodeId, stepName, stepKind, stepAction }: Cause): string | null {
  const { t, local } = useText()
  const { data: plugins = [] } = useQuery({ ...pluginsQuery, enabled: stepAction !== null })
  if (stepName !== null && stepName.trim() !== '') return stepName
  const action = plugins.flatMap(({ actions }) => actions).find(({ id }) => id === stepAction)
  if (action !== undefined) return local(action.title)
  return stepKind === null ? nodeId : t(`steps.kind.${stepKind}`)
}
