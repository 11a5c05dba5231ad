import { Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useMay } from '../../session/useStaff'
import type { Order } from '../order-queries'
import { ChangeFailure } from './ChangeFailure'
import { useOrderChange } from './useOrderChange'

/** What the people of the shop keep in mind about the order. */
export function NotePanel({ order }: { order: Order }) {
  const { t } = useText()
  const may = useMay()
  if (!may('orders.update')) {
    if (order.note === null) return null
    return (
      <Panel title={t('orderDeeds.note')}>
        <Text style={{ whiteSpace: 'pre-wrap' }}>{order.note}</Text>
      </Panel>
    )
  }
  return (
    <Panel title={t('orderDeeds.note')}>
      <NoteForm order={order} />
    </Panel>
  )
}

function NoteForm({ order }: { order: Order }) {
  const { t } = useText()
  const stored = order.note ?? ''
  const [seen, setSeen] = useState(stored)
  const [note, setNote] = useState(stored)
  const { change, accept } = useOrderChange(order, (body: { note: string | null }, { orderId }) =>
    answered(api.PUT('/api/v1/orders/{orderId}/note', { params: { path: { orderId } }, body })),
  )
  // What somebody else wrote shows here only while nothing is typed over it.
  if (seen !== stored) {
    setSeen(stored)
    if (note === seen) setNote(stored)
  }
  const changed = note.trim() !== stored
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (changed) change.mutate({ note: note.trim() === '' ? null : note.trim() })
      }}
    >
      <Stack gap="xs">
        <Textarea
          aria-label={t('orderDeeds.note')}
          description={t('orderDeeds.noteHint')}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ChangeFailure error={change.error} onAccept={accept} />
        {changed && (
          <Group justify="flex-end">
            <Button type="submit" size="xs" variant="default" loading={change.isPending}>
              {t('general.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  )
}
