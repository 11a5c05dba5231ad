import { useText } from '@counterflow/ui'
import { useEffect, useRef, useState } from 'react'
import classes from './NoteNode.module.css'

interface NoteWordsProps {
  text: string
  /** @param writing the same for as long as this is open. */
  onWrite: (text: string, writing: number) => void
  onDone: () => void
}

/** The text of a note while it is written: kept with each letter, so that closing the page loses nothing, as one edit. */
export function NoteWords({ text, onWrite, onDone }: NoteWordsProps) {
  const { t } = useText()
  const area = useRef<HTMLTextAreaElement>(null)
  const [writing] = useState(Date.now)
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
      onChange={(event) => onWrite(event.currentTarget.value, writing)}
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
