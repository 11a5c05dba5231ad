import { Panel, useText } from '@counterflow/ui'
import { Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { KeepDaysForm } from '../../../platform/forms/KeepDaysForm'

const keepingQuery = queryOptions({
  queryKey: ['webhook-retention'],
  queryFn: () => answered(api.GET('/api/v1/webhook-retention')),
})

/** For how long deliveries are kept. */
export function WebhookKeeping() {
  const { t } = useText()
  const { data } = useQuery(keepingQuery)
  if (data === undefined) return null
  return (
    <Panel title={t('webhooks.keep.title')}>
      <Days key={data.keepDays} kept={data.keepDays} />
    </Panel>
  )
}

function Days({ kept }: { kept: number }) {
  const { t } = useText()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const keep = useMutation({
    mutationFn: (keepDays: number) => answered(api.PUT('/api/v1/webhook-retention', { body: { keepDays } })),
    onSuccess: (saved) => {
      client.setQueryData(keepingQuery.queryKey, saved)
      notifications.show({ message: t('general.saved') })
    },
    onError: notifyProblem,
  })
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('webhooks.keep.intro')}
      </Text>
      <KeepDaysForm
        kept={kept}
        shortest={4}
        longest={365}
        label={t('webhooks.keep.days')}
        invalid={t('webhooks.keep.invalid')}
        isSaving={keep.isPending}
        onSave={(days) => keep.mutate(days)}
      />
    </>
  )
}
