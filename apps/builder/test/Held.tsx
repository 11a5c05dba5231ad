import { type ReactNode, useState } from 'react'

interface HeldProps<Value> {
  start: Value
  /** Hears of every change, for a test to look at. */
  onChange: (value: Value) => void
  children: (value: Value, change: (value: Value) => void) => ReactNode
}

/** Keeps the value of an input that leaves that to others. */
export function Held<Value>({ start, onChange, children }: HeldProps<Value>) {
  const [value, setValue] = useState(start)
  const change = (next: Value) => {
    setValue(next)
    onChange(next)
  }
  return children(value, change)
}
