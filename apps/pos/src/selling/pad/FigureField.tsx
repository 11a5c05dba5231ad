import { digitsIn } from '@counterflow/core'
import { TextInput } from '@mantine/core'
import { useEffect, useRef } from 'react'
import classes from './Pad.module.css'

interface FigureFieldProps {
  readonly label: string
  readonly digits: string
  /** How the digits read: as an amount, a number of pieces. */
  readonly shown: string
  readonly placeholder?: string
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  readonly onDigits: (digits: string) => void
  readonly onEnter?: () => void
}

/** Figures that are typed from the right, by keyboard or by a pad; no keyboard of the device covers the screen. */
export function FigureField({
  label,
  digits,
  shown,
  placeholder,
  error,
  autoFocus = true,
  onDigits,
  onEnter,
}: FigureFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (autoFocus) field.current?.focus({ preventScroll: true })
  }, [autoFocus])
  return (
    <TextInput
      ref={field}
      className={classes.field}
      label={label}
      error={error}
      inputMode="none"
      autoComplete="off"
      value={digits === '' ? '' : shown}
      placeholder={placeholder}
      onChange={({ currentTarget: { value } }) => onDigits(digitsIn(value))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
        event.preventDefault()
        onEnter?.()
      }}
    />
  )
}
