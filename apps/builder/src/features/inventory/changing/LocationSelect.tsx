import { useText } from '@counterflow/ui'
import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Location } from '../../settings/locations/location-queries'

interface LocationSelectProps {
  label: string
  locations: readonly Location[]
  value: string
  error?: ReactNode
  onChange: (locationId: string) => void
}

/** One of the shop's locations. */
export function LocationSelect({ label, locations, value, error, onChange }: LocationSelectProps) {
  const { local } = useText()
  return (
    <Select
      label={label}
      data={locations.map(({ id, name }) => ({ value: id, label: local(name) }))}
      value={value}
      error={error}
      onChange={(chosen) => onChange(chosen ?? value)}
      allowDeselect={false}
    />
  )
}
