import { useText } from '@counterflow/ui'
import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { orderStockQuery } from '../order-queries'

interface RestockLocationProps {
  orderId: string
  /** Null: where they came from. */
  locationId: string | null
  onChange: (locationId: string | null) => void
}

/** Asks where products that had left go back to. */
export function RestockLocation({ orderId, locationId, onChange }: RestockLocationProps) {
  const { t, language } = useText()
  const places = useQuery(orderStockQuery(orderId))
  return (
    <Select
      label={t('fulfilFrom.restockTo')}
      data={[
        { value: '', label: t('fulfilFrom.whereFrom') },
        ...(places.data?.locations ?? []).map(({ id, name }) => ({ value: id, label: name[language] })),
      ]}
      value={locationId ?? ''}
      onChange={(value) => onChange(value === '' ? null : value)}
      allowDeselect={false}
    />
  )
}
