import { Select, type SelectProps } from '@mantine/core'
import { useState } from 'react'

/**
 * A choice whose list is made when one comes to the field. The lists of a condition's fields were half of what it took
 * to open its step.
 */
export function LateSelect({ comboboxProps, onFocus, ...others }: SelectProps) {
  const [isReached, setIsReached] = useState(false)
  return (
    <Select
      {...others}
      comboboxProps={{ ...comboboxProps, keepMounted: isReached }}
      onFocus={(event) => {
        setIsReached(true)
        onFocus?.(event)
      }}
    />
  )
}
