import type { Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { TagsInput } from '@mantine/core'
import { useState } from 'react'
import { useLateOptions } from '../../../../platform/forms/useLateOptions'
import { useEditor } from '../EditorContext'
import { valueOfText, writtenText } from '../forms/written-text'
import type { OptionSource } from './option-sources'
import { useSearchedOptions } from './useSearchedOptions'

interface TagsInputWithOptionsProps {
  source: OptionSource
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** Tags: those in use are offered as one types, and new ones may be written. */
export function TagsInputWithOptions({ source, label, value, onChange }: TagsInputWithOptionsProps) {
  const text = useText()
  const { readOnly } = useEditor()
  const [typed, setTyped] = useState('')
  const found = useSearchedOptions(source, typed)
  const late = useLateOptions(found.isPending, { takesText: true })
  const shown = Array.isArray(value) ? value.map(writtenText) : []
  return (
    <TagsInput
      {...late}
      aria-label={label}
      readOnly={readOnly}
      placeholder={shown.length === 0 ? source.words(text).choose : undefined}
      data={found.options.map((option) => option.value)}
      // The server has searched already.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      scrollAreaProps={{ onBottomReached: found.more }}
      acceptValueOnBlur
      value={shown}
      onChange={(next) => onChange(next.map(valueOfText))}
    />
  )
}
