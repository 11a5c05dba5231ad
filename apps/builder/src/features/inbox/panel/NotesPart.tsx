import { RelativeTime, useText } from '@counterflow/ui'
import { Button, Stack, Text, Textarea } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { AnchorLink } from '../../../platform/router/links'
import { useNoteChange } from '../../customers/useCustomerChange'
import { useMay } from '../../session/useStaff'
import { PanelPart } from './PanelPart'
import classes from './PanelPart.module.css'
import { type Panel, panelQuery } from './panel-queries'

interface NotesPartProps {
  conversationId: string
  customerId: string
  notes: Panel['notes']
}

/** What staff wrote about the customer; it is kept with the customer and not with the conversation (R51). */
export function NotesPart({ conversationId, customerId, notes: { items, more } }: NotesPartProps) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const client = useQueryClient()
  const { add } = useNoteChange(customerId)
  const [draft, setDraft] = useState('')
  return (
    <PanelPart
      title={t('customers.notes')}
      actions={
        more &&
        may('customers.read') && (
          <AnchorLink to="/customers/$customerId" params={{ customerId }} size="sm">
            {t('inbox.panel.viewAll')}
          </AnchorLink>
        )
      }
    >
      <ul className={classes.list}>
        {items.map((note) => (
          <li key={note.id}>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} lineClamp={8}>
              {note.text}
            </Text>
            <Text size="xs" c="dimmed">
              {note.author.name} · <RelativeTime instant={note.createdAt} />
            </Text>
          </li>
        ))}
      </ul>
      {may('customers.update') && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            const written = items[0]?.id ?? ''
            if (draft.trim() === '') return
            add.mutate(
              { text: draft.trim(), written },
              {
                onSuccess: () => {
                  setDraft('')
                  void client.invalidateQueries({ queryKey: panelQuery(conversationId).queryKey })
                },
              },
            )
          }}
        >
          <Stack gap={6}>
            <Textarea
              size="xs"
              aria-label={t('customers.newNote')}
              placeholder={t('inbox.panel.newNote')}
              autosize
              minRows={1}
              maxRows={6}
              maxLength={5_000}
              value={draft}
              onChange={(event) => setDraft(event.currentTarget.value)}
              error={add.error ? problemParagraph(add.error, text) : undefined}
            />
            {draft.trim() !== '' && (
              <Button type="submit" size="xs" variant="default" w="fit-content" loading={add.isPending}>
                {t('customers.addNote')}
              </Button>
            )}
          </Stack>
        </form>
      )}
    </PanelPart>
  )
}
