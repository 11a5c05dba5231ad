import { type Json, sameJson } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { jsonSchema } from '../../workflow-queries'

const monospace = { input: { fontFamily: 'var(--mantine-font-family-monospace)' } }

interface JsonFieldProps {
  label: string
  readOnly: boolean
  value: Json | undefined
  /** Called for each text that is JSON; undefined when nothing is left. */
  onChange: (value: Json | undefined) => void
  error?: string | undefined
  /** Told whether what is written is JSON. */
  onValid?: (valid: boolean) => void
  rows?: number
}

const written = (value: Json | undefined) => (value === undefined ? '' : JSON.stringify(value, null, 2))

/** JSON as text. While it is none, it stays as it was written and says where it breaks. */
export function JsonField({ label, readOnly, value, onChange, error, onValid, rows = 6 }: JsonFieldProps) {
  const { t } = useText()
  const [draft, setDraft] = useState({ text: written(value), value })
  // Changed from outside, by undoing for one: what was written is out of date.
  const current = sameJson(draft.value, value) ? draft.text : written(value)
  const fault = faultOf(current)
  return (
    <Textarea
      aria-label={label}
      readOnly={readOnly}
      rows={rows}
      resize="vertical"
      styles={monospace}
      spellCheck={false}
      placeholder={'{ }'}
      value={current}
      error={fault === undefined ? error : t('triggers.json.invalid', { reason: fault })}
      onChange={(event) => {
        const text = event.currentTarget.value
        const next = faultOf(text) === undefined ? parsed(text) : value
        setDraft({ text, value: next })
        onValid?.(faultOf(text) === undefined)
        if (!sameJson(next, value)) onChange(next)
      }}
    />
  )
}

function parsed(text: string): Json | undefined {
  return text.trim() === '' ? undefined : jsonSchema.parse(JSON.parse(text))
}

function faultOf(text: string): string | undefined {
  try {
    parsed(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
