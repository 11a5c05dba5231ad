import { Panel, TagList, useText } from '@counterflow/ui'
import { Button, Stack, TagsInput, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'
import { type Order, showOrder } from '../order-queries'

export function TagsPanel({ order: { snapshot } }: { order: Order }) {
  const { t } = useText()
  const may = useMay()
  return (
    <Panel title={t('orders.tags')}>
      <Stack gap="sm">
        {snapshot.tags.length > 0 ? (
          <TagList tags={snapshot.tags} />
        ) : (
          <Text c="dimmed">{t('orders.noTags')}</Text>
        )}
        {may('orders.update') && <AddTags orderId={snapshot.id} present={snapshot.tags} />}
      </Stack>
    </Panel>
  )
}

function AddTags({ orderId, present }: { orderId: string; present: readonly string[] }) {
  const { t } = useText()
  const client = useQueryClient()
  const notifyProblem = useNotifyProblem()
  const [tags, setTags] = useState<string[]>([])
  const add = useMutation({
    mutationFn: () =>
      answered(api.POST('/api/v1/orders/{orderId}/tags', { params: { path: { orderId } }, body: { tags } })),
    onSuccess: (order) => {
      showOrder(client, order)
      setTags([])
    },
    onError: notifyProblem,
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (tags.length > 0) add.mutate()
      }}
    >
      <Stack gap="xs">
        <TagsInput
          aria-label={t('orders.addTags')}
          placeholder={tags.length === 0 ? t('orders.tagsPlaceholder') : undefined}
          value={tags}
          onChange={(next) =>
            setTags(next.map((tag) => tag.slice(0, 40)).filter((tag) => !present.includes(tag)))
          }
          maxTags={50}
        />
        {tags.length > 0 && (
          <Button type="submit" size="xs" variant="default" loading={add.isPending}>
            {t('orders.addTags')}
          </Button>
        )}
      </Stack>
    </form>
  )
}
