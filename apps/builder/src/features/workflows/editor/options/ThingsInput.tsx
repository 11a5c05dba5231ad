import type { Value } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { MultiSelect } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { useLateOptions } from '../../../../platform/forms/useLateOptions'
import { useEditor } from '../EditorContext'
import { optionQuery } from './option-queries'
import type { OptionSource } from './option-sources'
import { useSearchedOptions } from './useSearchedOptions'

interface ThingsInputProps {
  source: OptionSource
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** Several of the things that the shop has, searched by their names and kept by their ids; none is no list at all. */
export function ThingsInput({ source, label, value, onChange }: ThingsInputProps) {
  const text = useText()
  const { t } = text
  const { readOnly } = useEditor()
  const [typed, setTyped] = useState('')
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  const named = useQueries({ queries: chosen.map((one) => optionQuery(source, one, text)) })
  const found = useSearchedOptions(source, typed)
  const late = useLateOptions(found.isPending)
  const { choose, none, gone } = source.words(text)
  const own = chosen.map((one, index) => {
    const known = found.options.find((option) => option.value === one) ?? named[index]?.data ?? undefined
    const isGone = known === undefined && named[index]?.isSuccess === true
    return { value: one, label: known?.label ?? (isGone ? gone : '…'), isGone }
  })
  const others = found.options.filter((option) => !chosen.includes(option.value))
  return (
    <MultiSelect
      {...late}
      aria-label={label}
      size="sm"
      readOnly={readOnly}
      placeholder={chosen.length === 0 ? choose : undefined}
      nothingFoundMessage={found.isLoading ? t('values.options.loading') : none}
      searchable
      clearable
      data={[...own.map((one) => ({ value: one.value, label: one.label })), ...others]}
      // The server has searched already.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      scrollAreaProps={{ onBottomReached: found.more }}
      error={
        found.isForbidden
          ? t('values.options.forbidden')
          : found.isFailed
            ? t('values.options.failed')
            : own.some(({ isGone }) => isGone) && t('values.options.goneHint')
      }
      value={chosen}
      onChange={(next) => onChange(next.length === 0 ? undefined : next)}
    />
  )
}
