import { formatDate } from '@counterflow/i18n'
import type { Text } from '@counterflow/ui'
import { TextInput } from '@mantine/core'
import type { FilterField } from './filter-field'
import { type Range, rangeField, rangeWords } from './range-field'

interface DaysFieldOptions<Filters> {
  key: string
  label: string
  read: (filters: Filters) => Range<string>
  write: (range: Range<string>) => Partial<Filters>
}

/** The day of an instant, as the reader's clock has it: `2026-11-22`. */
function dayOf(instant: string | undefined): string | undefined {
  if (instant === undefined || Number.isNaN(Date.parse(instant))) return undefined
  const at = new Date(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** The first instant of a day, by the reader's clock. */
function startOf(day: string | undefined): string | undefined {
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00`)
  return Number.isNaN(at) ? undefined : new Date(at).toISOString()
}

/** The first instant after a day. */
function endOf(day: string | undefined): string | undefined {
  const start = startOf(day)
  if (start === undefined) return undefined
  const next = new Date(start)
  // By the calendar, since a day of a change of clocks has another length.
  next.setDate(next.getDate() + 1)
  return next.toISOString()
}

/** The day that ends before an instant. */
function dayBefore(instant: string | undefined): string | undefined {
  const at = instant === undefined ? Number.NaN : Date.parse(instant)
  return Number.isNaN(at) ? undefined : dayOf(new Date(at - 1).toISOString())
}

/** A filter by a span of days, both included; what is kept of it is from which instant on and before which. */
export function daysField<Filters>(
  text: Text,
  { key, label, read, write }: DaysFieldOptions<Filters>,
): FilterField<Filters> {
  const { t, language } = text
  const shown = (instant: string) => formatDate(instant, language)
  return rangeField({
    key,
    label,
    read: (filters) => {
      const { from, to } = read(filters)
      return { from: dayOf(from), to: dayBefore(to) }
    },
    write: ({ from, to }) => write({ from: startOf(from), to: endOf(to) }),
    inWords: ({ from, to }) => {
      const [first, last] = [startOf(from), startOf(to)]
      if (first !== undefined && last !== undefined)
        return t('lists.between', { field: label, from: shown(first), to: shown(last) })
      if (first !== undefined) return t('lists.from', { field: label, value: shown(first) })
      return t('lists.until', { field: label, value: last === undefined ? '' : shown(last) })
    },
    ends: { from: t('lists.fromLabel'), to: t('lists.untilLabel') },
    input: ({ label: name, value, onChange }) => (
      <TextInput
        type="date"
        label={name}
        value={value ?? ''}
        onChange={(event) => onChange(event.currentTarget.value || undefined)}
      />
    ),
    ...rangeWords(text),
  })
}
