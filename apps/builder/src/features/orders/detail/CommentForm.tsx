import { useText } from '@counterflow/ui'
import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import type { Order } from '../order-queries'
import { ChangeFailure } from './ChangeFailure'
import { useOrderChange } from './useOrderChange'

/** Writes a comment into the timeline. */
export function CommentForm({ order }: { order: Order }) {
  const { t } = useText()
  const [text, setText] = useState('')
  const { change, accept } = useOrderChange(order, (body: { text: string }, { orderId, header }) =>
    answered(api.POST('/api/v1/orders/{orderId}/comments', { params: { path: { orderId }, header }, body })),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') change.mutate({ text: text.trim() }, { onSuccess: () => setText('') })
      }}
    >
      <Stack gap="xs" mb="md">
        <Textarea
          aria-label={t('orderDeeds.comment')}
          placeholder={t('orderDeeds.commentHint')}
          autosize
          minRows={1}
          maxRows={6}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <ChangeFailure error={change.error} onAccept={accept} />
        {text.trim() !== '' && (
          <Group justify="flex-end">
            <Button type="submit" size="xs" variant="default" loading={change.isPending}>
              {t('orderDeeds.addComment')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
