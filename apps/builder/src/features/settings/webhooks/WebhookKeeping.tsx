import { Panel, useText } from '@counterflow/ui'
import { Button, Group, NumberInput, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'

const keepingQuery = queryOptions({
  queryKey: ['webhook-retention'],
  queryFn: () => answered(api.GET('/api/v1/webhook-retention')),
})

const [shortest, longest] = [4, 365]
const isDays = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= shortest && value <= longest

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
  const [days, setDays] = useState<string | number>(kept)
  const keep = useMutation({
    mutationFn: (keepDays: number) => answered(api.PUT('/api/v1/webhook-retention', { body: { keepDays } })),
    onSuccess: (saved) => {
      client.setQueryData(keepingQuery.queryKey, saved)
      notifications.show({ message: t('general.saved') })
    },
    onError: notifyProblem,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isDays(days)) keep.mutate(days)
      }}
    >
      <Text size="sm" c="dimmed" mb="xs">
        {t('webhooks.keep.intro')}
      </Text>
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={t('webhooks.keep.days')}
          w={160}
          min={shortest}
          max={longest}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={days}
          onChange={setDays}
          error={isDays(days) ? undefined : t('webhooks.keep.invalid')}
        />
        <Button type="submit" disabled={!isDays(days) || days === kept} loading={keep.isPending}>
          {t('general.save')}
        </Button>
      </Group>
    </form>
  )
}
