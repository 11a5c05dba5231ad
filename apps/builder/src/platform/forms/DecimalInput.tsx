import { NumberInput, type NumberInputProps } from '@mantine/core'
import { useState } from 'react'

interface DecimalInputProps extends Omit<NumberInputProps, 'value' | 'onChange'> {
  /** Undefined while empty. */
  value: number | undefined
  onChange: (value: number | undefined) => void
}

/** A number with decimals. What is typed stays as it is typed: `7.` on the way to `7.25` is no 7 yet. */
export function DecimalInput({ value, onChange, ...input }: DecimalInputProps) {
  const [typed, setTyped] = useState<{ text: string | number; value: number | undefined }>()
  return (
    <NumberInput
      {...input}
      hideControls
      value={typed !== undefined && typed.value === value ? typed.text : (value ?? '')}
      onChange={(text) => {
        const number = typeof text === 'number' ? text : Number.parseFloat(text)
        const next = Number.isFinite(number) ? number : undefined
        setTyped({ text, value: next })
        onChange(next)
      }}
    />
  )
}
