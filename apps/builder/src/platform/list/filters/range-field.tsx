import type { Text } from '@counterflow/ui'
import { Button, Text as Paragraph, Stack } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { FilterEditing, FilterField } from './filter-field'

/** From where to where; either end may be open. */
export interface Range<Value> {
  from: Value | undefined
  to: Value | undefined
}

interface EndProps<Value> {
  label: string
  value: Value | undefined
  onChange: (value: Value | undefined) => void
}

interface RangeFieldOptions<Filters, Value> {
  key: string
  label: string
  read: (filters: Filters) => Range<Value>
  write: (range: Range<Value>) => Partial<Filters>
  /** The range in words; at least one of its ends is there. */
  inWords: (range: Range<Value>) => string
  /** What its ends are called, and the input for one. */
  ends: { from: string; to: string }
  input: (props: EndProps<Value>) => ReactNode
  apply: string
  invalid: string
}

/** A filter by values between two ends, which takes effect when it is applied. */
export function rangeField<Filters, Value extends string | number>(
  options: RangeFieldOptions<Filters, Value>,
): FilterField<Filters> {
  const { key, label, read, write, inWords } = options
  return {
    key,
    label,
    cleared: write({ from: undefined, to: undefined }),
    describe: (filters) => {
      const range = read(filters)
      return range.from === undefined && range.to === undefined ? undefined : inWords(range)
    },
    editor: (editing) => <RangeEditor {...options} editing={editing} />,
  }
}

interface RangeEditorProps<Filters, Value> extends RangeFieldOptions<Filters, Value> {
  editing: FilterEditing<Filters>
}

function RangeEditor<Filters, Value extends string | number>(props: RangeEditorProps<Filters, Value>) {
  const { read, write, ends, input, apply, invalid, editing } = props
  const [range, setRange] = useState(() => read(editing.filters))
  const wrong = range.from !== undefined && range.to !== undefined && range.from > range.to
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // The editor lies in a portal, and its events still reach what is around it.
        event.stopPropagation()
        if (wrong) return
        editing.onChange(write(range))
        editing.onDone()
      }}
    >
      <Stack gap="xs">
        {input({ label: ends.from, value: range.from, onChange: (from) => setRange({ ...range, from }) })}
        {input({ label: ends.to, value: range.to, onChange: (to) => setRange({ ...range, to }) })}
        {wrong && (
          <Paragraph size="xs" c="red" role="alert">
            {invalid}
          </Paragraph>
        )}
        <Button type="submit" size="xs" disabled={wrong}>
          {apply}
        </Button>
      </Stack>
    </form>
  )
}

/** The words that every range has. */
export function rangeWords({ t }: Text): { apply: string; invalid: string } {
  return { apply: t('lists.apply'), invalid: t('lists.rangeInvalid') }
}
