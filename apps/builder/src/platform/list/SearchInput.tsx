import { useText } from '@counterflow/ui'
import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'

interface SearchInputProps {
  label: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}

/** A search that keeps up with typing, and tells when typing rests. */
export function SearchInput({ label, value, onChange }: SearchInputProps) {
  const { t } = useText()
  const [shown, setShown] = useState(value ?? '')
  const [told, setTold] = useState(value ?? '')
  const tell = useDebouncedCallback((next: string) => {
    setTold(next)
    onChange(next === '' ? undefined : next)
  }, 250)
  // The address changed by itself, as by the Back button or by clearing the filters.
  if ((value ?? '') !== told) {
    setTold(value ?? '')
    setShown(value ?? '')
  }
  const change = (next: string) => {
    setShown(next)
    tell(next.trim())
  }
  return (
    <TextInput
      type="search"
      style={{ flex: '1 1 220px' }}
      aria-label={label}
      placeholder={label}
      maxLength={100}
      leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
      value={shown}
      onChange={(event) => change(event.currentTarget.value)}
      rightSection={
        shown === '' ? null : (
          <CloseButton size="sm" aria-label={t('general.clearFilters')} onClick={() => change('')} />
        )
      }
    />
  )
}
