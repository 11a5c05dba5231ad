import type { Value, ValueType } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Loader } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLateOptions } from '../../../../platform/forms/useLateOptions'
import { useEditor } from '../EditorContext'
import { LateSelect } from '../forms/LateSelect'
import { optionQuery } from './option-queries'
import type { OptionSource } from './option-sources'
import { TagsInputWithOptions } from './TagsInputWithOptions'
import { ThingsInput } from './ThingsInput'
import { useSearchedOptions } from './useSearchedOptions'

interface OptionsInputProps {
  source: OptionSource
  /** A list of things is several of them. */
  type: ValueType
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

/** Something that the shop has: one thing by its name, several of them, or tags. */
export function OptionsInput(props: OptionsInputProps) {
  if (props.source.kind === 'tags') return <TagsInputWithOptions {...props} />
  return props.type.kind === 'list' ? <ThingsInput {...props} /> : <ThingInput {...props} />
}

/** One of the things that the shop has, searched by its name and kept by its id. */
function ThingInput({ source, label, value, onChange }: Omit<OptionsInputProps, 'type'>) {
  const text = useText()
  const { t } = text
  const { readOnly } = useEditor()
  const [typed, setTyped] = useState('')
  const chosen = typeof value === 'string' && value !== '' ? value : null
  const named = useQuery({ ...optionQuery(source, chosen ?? '', text), enabled: chosen !== null })
  // What stands in the field for the choice is not searched for.
  const found = useSearchedOptions(source, typed === named.data?.label ? '' : typed)
  const late = useLateOptions(found.isPending)
  const { choose, none, gone } = source.words(text)
  const known = found.options.find((option) => option.value === chosen) ?? named.data ?? undefined
  const isGone = chosen !== null && known === undefined && named.isSuccess
  const own = chosen === null ? [] : [{ value: chosen, label: known?.label ?? (isGone ? gone : '…') }]
  const others = found.options.filter((option) => option.value !== chosen)
  return (
    <LateSelect
      {...late}
      aria-label={label}
      size="sm"
      readOnly={readOnly}
      placeholder={choose}
      nothingFoundMessage={found.isLoading ? t('values.options.loading') : none}
      searchable
      clearable
      data={[...own, ...others]}
      // The server has searched already.
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      scrollAreaProps={{ onBottomReached: found.more }}
      rightSection={found.isLoading && typed !== '' ? <Loader size={14} /> : undefined}
      error={
        found.isForbidden
          ? t('values.options.forbidden')
          : found.isFailed
            ? t('values.options.failed')
            : isGone && t('values.options.goneHint')
      }
      value={chosen}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}
