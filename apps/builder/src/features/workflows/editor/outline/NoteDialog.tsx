import { putNote, type WorkflowNote } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, Modal, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useReturnedFocus } from '../../../../platform/keyboard/useReturnedFocus'
import { useCanvas } from '../CanvasContext'
import { useEditor } from '../EditorContext'
import { currentElement } from '../stepping/element-of'

/** Writes a note where there is no canvas to write it on. */
export function NoteDialog() {
  const { definition } = useEditor()
  const { writtenNote, writeNote } = useCanvas()
  const note = definition.notes?.find(({ id }) => id === writtenNote)
  if (note === undefined) return null
  return <Writing key={note.id} note={note} onClose={() => writeNote(undefined)} />
}

function Writing({ note, onClose }: { note: WorkflowNote; onClose: () => void }) {
  useReturnedFocus(currentElement)
  const { t } = useText()
  const { edit } = useEditor()
  const [words, setWords] = useState(note.text)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('canvas.note.text')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Textarea
        data-autofocus
        aria-label={t('canvas.note.text')}
        autosize
        minRows={4}
        maxRows={14}
        maxLength={5_000}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>
          {t('general.cancel')}
        </Button>
        <Button
          onClick={() => {
            if (words !== note.text) {
              edit({ kind: 'changeNote' }, (current) => putNote(current, { ...note, text: words }))
            }
            onClose()
          }}
        >
          {t('general.save')}
        </Button>
      </Group>
    </Modal>
  )
}
