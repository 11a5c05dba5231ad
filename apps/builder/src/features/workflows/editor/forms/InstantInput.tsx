import { TextInput } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { fromLocalInput, toLocalInput } from './local-time'

export interface InstantInputProps {
  label: string
  /** In UTC; empty for none. */
  value: string
  readOnly: boolean
  onChange: (value: string | undefined) => void
}

// The calendar is as large as a small page, and few forms have a date.
const InstantPicker = lazy(async () => ({ default: (await import('./InstantPicker')).InstantPicker }))

/** A date and time: in a calendar once that has been loaded, in the browser's own field until then. */
export function InstantInput(props: InstantInputProps) {
  return (
    <Suspense fallback={<PlainInstantInput {...props} />}>
      <InstantPicker {...props} />
    </Suspense>
  )
}

function PlainInstantInput({ label, value, readOnly, onChange }: InstantInputProps) {
  return (
    <TextInput
      aria-label={label}
      size="sm"
      readOnly={readOnly}
      type="datetime-local"
      value={toLocalInput(value)}
      onChange={(event) => onChange(fromLocalInput(event.currentTarget.value))}
    />
  )
}
