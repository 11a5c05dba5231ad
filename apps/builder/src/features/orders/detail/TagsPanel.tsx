import { Panel, TagList, useText } from '@counterflow/ui'
import { Button, Stack, TagsInput, Text } from '@mantine/core'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useMay } from '../../session/useStaff'
import type { Order } from '../order-queries'
import { ChangeFailure } from './ChangeFailure'
import { useOrderChange } from './useOrderChange'

export function TagsPanel({ order }: { order: Order }) {
  const { snapshot } = order
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
        {may('orders.update') && <AddTags order={order} />}
      </Stack>
    </Panel>
  )
}

function AddTags({ order }: { order: Order }) {
  const { t } = useText()
  const present = order.snapshot.tags
  const [tags, setTags] = useState<string[]>([])
  const { change: add, accept } = useOrderChange(
    order,
    (body: { tags: string[] }, { orderId, version }) =>
      answered(
        api.POST('/api/v1/orders/{orderId}/tags', {
          params: { path: { orderId } },
          body: { ...body, version },
        }),
      ),
    { follows: true },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (tags.length > 0) add.mutate({ tags }, { onSuccess: () => setTags([]) })
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
        <ChangeFailure error={add.error} onAccept={accept} />
        {tags.length > 0 && (
          <Button type="submit" size="xs" variant="default" loading={add.isPending}>
            {t('orders.addTags')}
          </Button>
        )}
      </Stack>
    </form>
  )
}
