import type { Text } from '@counterflow/ui'
import { TagsInput } from '@mantine/core'
import type { FilterField } from './filter-field'

interface TagsFieldOptions<Filters> {
  key: string
  label: string
  /** Those that are in use, to choose from. */
  known: readonly string[]
  read: (filters: Filters) => readonly string[] | undefined
  write: (values: string[] | undefined) => Partial<Filters>
  /** What stands in the empty field; that of tags unless given. */
  placeholder?: string
  /** How many characters one has at most. */
  longest?: number
}

const mostTags = 20
const longestTag = 40

/** A filter by any of some words, which may be typed. */
export function tagsField<Filters>(
  { t, language }: Text,
  { key, label, known, read, write, placeholder, longest = longestTag }: TagsFieldOptions<Filters>,
): FilterField<Filters> {
  const list = new Intl.ListFormat(language, { type: 'disjunction' })
  return {
    key,
    label,
    cleared: write(undefined),
    describe: (filters) => {
      const chosen = read(filters)
      return chosen && t('lists.anyOf', { field: label, values: list.format(chosen) })
    },
    editor: ({ filters, onChange }) => (
      <TagsInput
        aria-label={label}
        placeholder={placeholder ?? t('orders.tagsPlaceholder')}
        data={[...known]}
        maxTags={mostTags}
        value={[...(read(filters) ?? [])]}
        onChange={(tags) => {
          const kept = tags.map((tag) => tag.trim().slice(0, longest)).filter((tag) => tag !== '')
          onChange(write(kept.length === 0 ? undefined : kept))
        }}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
    ),
  }
}
