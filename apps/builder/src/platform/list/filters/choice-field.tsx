import type { Text } from '@counterflow/ui'
import { Checkbox, Stack } from '@mantine/core'
import type { FilterField } from './filter-field'

interface ChoiceFieldOptions<Filters, Value extends string> {
  key: string
  label: string
  options: readonly { value: Value; label: string }[]
  read: (filters: Filters) => readonly Value[] | undefined
  write: (values: Value[] | undefined) => Partial<Filters>
}

/** A filter by any of a few values. */
export function choiceField<Filters, Value extends string>(
  { t, language }: Text,
  { key, label, options, read, write }: ChoiceFieldOptions<Filters, Value>,
): FilterField<Filters> {
  const list = new Intl.ListFormat(language, { type: 'disjunction' })
  return {
    key,
    label,
    cleared: write(undefined),
    describe: (filters) => {
      const chosen = read(filters)
      if (chosen === undefined) return undefined
      const names = options.filter(({ value }) => chosen.includes(value)).map((option) => option.label)
      return t('lists.anyOf', { field: label, values: list.format(names) })
    },
    editor: ({ filters, onChange }) => {
      const chosen = read(filters) ?? []
      const toggle = (value: Value) => {
        const next = options
          .map((option) => option.value)
          .filter((one) => (one === value) !== chosen.includes(one))
        onChange(write(next.length === 0 ? undefined : next))
      }
      return (
        <Stack gap="xs" role="group" aria-label={label}>
          {options.map(({ value, label: name }, index) => (
            <Checkbox
              key={value}
              label={name}
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
              {...(index === 0 && { 'data-autofocus': true })}
            />
          ))}
        </Stack>
      )
    },
  }
}
