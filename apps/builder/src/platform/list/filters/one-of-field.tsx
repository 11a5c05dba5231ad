import type { Text } from '@counterflow/ui'
import { Radio, Stack } from '@mantine/core'
import type { FilterField } from './filter-field'

interface OneOfFieldOptions<Filters, Value extends string> {
  key: string
  label: string
  options: readonly { value: Value; label: string }[]
  read: (filters: Filters) => string | undefined
  write: (value: Value | undefined) => Partial<Filters>
}

/** A filter by one of a few values. */
export function oneOfField<Filters, Value extends string>(
  { t }: Text,
  { key, label, options, read, write }: OneOfFieldOptions<Filters, Value>,
): FilterField<Filters> {
  const chosen = (filters: Filters) => options.find(({ value }) => value === read(filters))
  return {
    key,
    label,
    cleared: write(undefined),
    describe: (filters) => {
      const value = read(filters)
      return value && t('lists.anyOf', { field: label, values: chosen(filters)?.label ?? value })
    },
    editor: ({ filters, onChange, onDone }) => (
      <Radio.Group
        aria-label={label}
        value={read(filters) ?? ''}
        onChange={(value) => {
          onChange(write(options.find((option) => option.value === value)?.value))
          onDone()
        }}
      >
        <Stack gap="xs">
          {options.map(({ value, label: name }, index) => (
            <Radio key={value} value={value} label={name} {...(index === 0 && { 'data-autofocus': true })} />
          ))}
        </Stack>
      </Radio.Group>
    ),
  }
}
