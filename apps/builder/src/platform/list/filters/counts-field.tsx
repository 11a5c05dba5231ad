import { formatNumber } from '@counterflow/i18n'
import type { Text } from '@counterflow/ui'
import { NumberInput } from '@mantine/core'
import type { FilterField } from './filter-field'
import { type Range, rangeField, rangeWords } from './range-field'

interface CountsFieldOptions<Filters> {
  key: string
  label: string
  read: (filters: Filters) => Range<number>
  write: (range: Range<number>) => Partial<Filters>
}

const most = 1_000_000_000

/** A filter by how many there are of something, both ends included. */
export function countsField<Filters>(
  text: Text,
  { key, label, read, write }: CountsFieldOptions<Filters>,
): FilterField<Filters> {
  const { t, language } = text
  const shown = (count: number) => formatNumber(count, language)
  return rangeField({
    key,
    label,
    read,
    write,
    inWords: ({ from, to }) => {
      if (from !== undefined && to !== undefined) {
        return from === to
          ? t('lists.anyOf', { field: label, values: shown(from) })
          : t('lists.between', { field: label, from: shown(from), to: shown(to) })
      }
      if (from !== undefined) return t('lists.atLeast', { field: label, value: shown(from) })
      return t('lists.atMost', { field: label, value: to === undefined ? '' : shown(to) })
    },
    ends: { from: t('lists.atLeastLabel'), to: t('lists.atMostLabel') },
    input: ({ label: name, value, onChange }) => (
      <NumberInput
        label={name}
        min={0}
        max={most}
        clampBehavior="strict"
        allowDecimal={false}
        value={value ?? ''}
        onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
      />
    ),
    ...rangeWords(text),
  })
}
