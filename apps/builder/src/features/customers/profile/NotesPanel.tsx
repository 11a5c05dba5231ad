import { Panel, RelativeTime, useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Skeleton, Stack, Text, Textarea, Tooltip } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useMay, useStaff } from '../../session/useStaff'
import { type CustomerNote, type CustomerProfile, notesQuery } from '../customer-queries'
import { useNoteChange } from '../useCustomerChange'

/** What the staff writes about a customer, who never sees it (R51). */
export function NotesPanel({ customer: { id } }: { customer: CustomerProfile }) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const notes = useInfiniteQuery(notesQuery(id))
  const items = notes.data?.pages.flatMap((page) => page.items)
  return (
    <Panel title={t('customers.notes')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('customers.notesHint')}
        </Text>
        {may('customers.update') && <NewNote customerId={id} written={items?.[0]?.id ?? ''} />}
        {notes.isError && items === undefined && (
          <Group>
            <Text size="sm">{problemParagraph(notes.error, text)}</Text>
            <Button size="xs" variant="default" onClick={() => void notes.refetch()}>
              {t('general.retry')}
            </Button>
          </Group>
        )}
        {notes.isPending && <Skeleton height={44} />}
        {items?.map((note) => (
          <Note key={note.id} customerId={id} note={note} />
        ))}
        {notes.hasNextPage && (
          <Button
            variant="default"
            w="fit-content"
            loading={notes.isFetchingNextPage}
            onClick={() => void notes.fetchNextPage()}
          >
            {t('general.loadMore')}
          </Button>
        )}
      </Stack>
    </Panel>
  )
}

/** @param written the newest note there is: the same words after it are a note of their own */
function NewNote({ customerId, written }: { customerId: string; written: string }) {
  const text = useText()
  const { t } = text
  const { add } = useNoteChange(customerId)
  const [draft, setDraft] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.trim() === '') return
        add.mutate({ text: draft.trim(), written }, { onSuccess: () => setDraft('') })
      }}
    >
      <Stack gap="xs">
        <Textarea
          aria-label={t('customers.newNote')}
          placeholder={t('customers.newNote')}
          autosize
          minRows={2}
          maxRows={10}
          maxLength={5_000}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          error={add.error ? problemParagraph(add.error, text) : undefined}
        />
        <Button
          type="submit"
          variant="default"
          w="fit-content"
          disabled={draft.trim() === ''}
          loading={add.isPending}
        >
          {t('customers.addNote')}
        </Button>
      </Stack>
    </form>
  )
}

function Note({ customerId, note }: { customerId: string; note: CustomerNote }) {
  const { t } = useText()
  const may = useMay()
  const staff = useStaff()
  const { remove } = useNoteChange(customerId)
  const [isEditing, setIsEditing] = useState(false)
  const isOwn = note.author.type === 'staff' && note.author.id === staff.id
  if (isEditing) return <NoteEditor customerId={customerId} note={note} onClose={() => setIsEditing(false)} />
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{note.text}</Text>
        <Text size="xs" c="dimmed">
          {note.author.name} · <RelativeTime instant={note.createdAt} />
          {note.editedAt !== null && ` · ${t('customers.edited')}`}
        </Text>
      </div>
      {may('customers.update') && (
        <Group gap={4} wrap="nowrap">
          {isOwn && (
            <Tooltip label={t('customers.editNote')}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('customers.editNote')}
                onClick={() => setIsEditing(true)}
              >
                <IconPencil size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          )}
          <Tooltip label={t('customers.removeNote')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('customers.removeNote')}
              loading={remove.isPending}
              onClick={() => remove.mutate(note.id)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      )}
    </Group>
  )
}

function NoteEditor({
  customerId,
  note,
  onClose,
}: {
  customerId: string
  note: CustomerNote
  onClose: () => void
}) {
  const text = useText()
  const { t } = text
  const { change } = useNoteChange(customerId)
  const [draft, setDraft] = useState(note.text)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.trim() === '') return
        change.mutate({ noteId: note.id, text: draft.trim() }, { onSuccess: onClose })
      }}
    >
      <Stack gap="xs">
        <Textarea
          aria-label={t('customers.editNote')}
          autosize
          autoFocus
          minRows={2}
          maxRows={10}
          maxLength={5_000}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
          error={change.error ? problemParagraph(change.error, text) : undefined}
        />
        <Group gap="xs">
          <Button type="submit" disabled={draft.trim() === ''} loading={change.isPending}>
            {t('general.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
