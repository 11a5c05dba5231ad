import { useText } from '@counterflow/ui'
import { Select, Text } from '@mantine/core'
import type { OrderStock } from './fulfil-from'

interface FulfilLocationProps {
  places: OrderStock | undefined
  locationId: string | undefined
  onChange: (locationId: string) => void
}

/** Asks from which location goods leave. */
export function FulfilLocation({ places, locationId, onChange }: FulfilLocationProps) {
  const { t, language } = useText()
  if (places === undefined || locationId === undefined) return null
  return (
    <>
      {places.parts.length > 1 && <Text size="sm">{t('fulfilFrom.several')}</Text>}
      <Select
        label={t('fulfilFrom.location')}
        data={places.locations.map(({ id, name }) => ({ value: id, label: name[language] }))}
        value={locationId}
        onChange={(value) => value !== null && onChange(value)}
        allowDeselect={false}
      />
    </>
  )
}
