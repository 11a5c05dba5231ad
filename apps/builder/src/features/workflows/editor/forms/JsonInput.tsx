import type { Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useEditor } from '../EditorContext'
import { jsonText, valueOfJsonText } from './json-text'

interface JsonInputProps {
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** Any value, written as JSON. What is no JSON yet stays here and does not reach the workflow. */
export function JsonInput({ label, value, onChange }: JsonInputProps) {
  const { t } = useText()
  const { readOnly } = useEditor()
  const stored = jsonText(value)
  const [written, setWritten] = useState({ text: stored, means: stored })
  // Undone, or changed elsewhere: what was written is not what is meant any more.
  const text = written.means === stored ? written.text : stored
  const read = valueOfJsonText(text)
  const write = (next: string) => {
    const now = valueOfJsonText(next)
    setWritten({ text: next, means: 'value' in now ? jsonText(now.value) : stored })
    if ('value' in now) onChange(now.value)
  }
  return (
    <Textarea
      aria-label={label}
      readOnly={readOnly}
      rows={6}
      resize="vertical"
      spellCheck={false}
      styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
      value={text}
      onChange={(event) => write(event.currentTarget.value)}
      error={'problem' in read ? t('steps.field.jsonWrong', { reason: read.problem }) : undefined}
    />
  )
}
