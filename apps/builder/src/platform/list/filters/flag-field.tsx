import type { Text } from '@counterflow/ui'
import { Radio, Stack } from '@mantine/core'
import type { FilterField } from './filter-field'

interface FlagFieldOptions<Filters> {
  key: string
  label: string
  read: (filters: Filters) => boolean | undefined
  write: (value: boolean | undefined) => Partial<Filters>
}

/** A filter by yes or no. */
export function flagField<Filters>(
  { t }: Text,
  { key, label, read, write }: FlagFieldOptions<Filters>,
): FilterField<Filters> {
  const nameOf = (value: boolean) => t(value ? 'lists.isSo' : 'lists.isNotSo')
  return {
    key,
    label,
    cleared: write(undefined),
    describe: (filters) => {
      const value = read(filters)
      return value === undefined ? undefined : t('lists.anyOf', { field: label, values: nameOf(value) })
    },
    editor: ({ filters, onChange, onDone }) => (
      <Radio.Group
        aria-label={label}
        value={read(filters) === undefined ? '' : String(read(filters))}
        onChange={(value) => {
          onChange(write(value === 'true'))
          onDone()
        }}
      >
        <Stack gap="xs">
          <Radio value="true" label={nameOf(true)} data-autofocus />
          <Radio value="false" label={nameOf(false)} />
        </Stack>
      </Radio.Group>
    ),
  }
}
