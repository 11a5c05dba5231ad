import { useText } from '@counterflow/ui'
import { Button, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'

interface NoteFormProps {
  readonly note: string | null
  readonly most: number
  readonly onSave: (note: string | null) => void
}

/** Words that go onto the receipt. */
export function NoteForm({ note, most, onSave }: NoteFormProps) {
  const { t } = useText()
  const [text, setText] = useState(note ?? '')
  return (
    <Stack>
      <Textarea
        size="lg"
        label={t('tillSelling.note.title')}
        description={t('tillSelling.note.where')}
        autosize
        minRows={3}
        data-autofocus
        maxLength={most}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <Button size="lg" onClick={() => onSave(text.trim() === '' ? null : text.trim())}>
        {t('tillSelling.ok')}
      </Button>
    </Stack>
  )
}
