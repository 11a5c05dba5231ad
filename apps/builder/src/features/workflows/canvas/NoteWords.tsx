import { useText } from '@counterflow/ui'
import { useEffect, useRef } from 'react'
import classes from './NoteNode.module.css'

interface NoteWordsProps {
  text: string
  onWrite: (text: string) => void
  onDone: () => void
}

/** The text of a note while it is written. Each letter is kept at once: a tab may close without a word. */
export function NoteWords({ text, onWrite, onDone }: NoteWordsProps) {
  const { t } = useText()
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    area.current?.focus({ preventScroll: true })
    area.current?.select()
  }, [])
  return (
    <textarea
      ref={area}
      className={`${classes.area} nodrag nopan nowheel nokey`}
      aria-label={t('canvas.note.text')}
      defaultValue={text}
      maxLength={5_000}
      onChange={(event) => onWrite(event.currentTarget.value)}
      onBlur={onDone}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        const card = event.currentTarget.closest<HTMLElement>('.react-flow__node')
        event.currentTarget.blur()
        card?.focus()
      }}
    />
  )
}
