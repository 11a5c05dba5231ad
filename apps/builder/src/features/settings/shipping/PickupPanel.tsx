import { Panel, useText } from '@counterflow/ui'
import { Checkbox, Stack, Text } from '@mantine/core'
import { LocalizedInputs } from '../../../platform/forms/LocalizedInputs'
import type { ShippingSettings, ShownShipping } from '../shop-parts-queries'

type Pickup = ShippingSettings['pickup']

interface PickupPanelProps {
  pickup: Pickup
  locations: ShownShipping['locations']
  onChange: (pickup: Pickup) => void
}

const emptyText = { en: '', ko: '', ja: '' }

const isPartial = (text: Pickup[number]['ready']) =>
  text !== null && Object.values(text).some((each) => each.trim() === '')

/** Where customers may fetch goods themselves. */
export function PickupPanel({ pickup, locations, onChange }: PickupPanelProps) {
  const { t, local } = useText()
  const toggle = (locationId: string, offered: boolean) =>
    onChange(
      offered
        ? [...pickup, { locationId, ready: null }]
        : pickup.filter((place) => place.locationId !== locationId),
    )
  return (
    <Panel title={t('shipping.pickupTitle')}>
      <Stack gap="md">
        <Text c="dimmed">{t('shipping.pickupIntro')}</Text>
        {locations.length === 0 && <Text>{t('shipping.noLocations')}</Text>}
        {locations.map(({ id, name }) => {
          const place = pickup.find(({ locationId }) => locationId === id)
          return (
            <Stack key={id} gap="xs">
              <Checkbox
                label={local(name)}
                checked={place !== undefined}
                onChange={(event) => toggle(id, event.currentTarget.checked)}
              />
              {place !== undefined && (
                <LocalizedInputs
                  label={t('shipping.ready')}
                  description={t('shipping.readyHint')}
                  value={place.ready ?? emptyText}
                  maxLength={100}
                  error={isPartial(place.ready) ? t('shipping.allLanguages') : undefined}
                  onChange={(ready) => {
                    const isEmpty = Object.values(ready).every((text) => text.trim() === '')
                    const changed = { ...place, ready: isEmpty ? null : ready }
                    onChange(pickup.map((each) => (each.locationId === id ? changed : each)))
                  }}
                />
              )}
            </Stack>
          )
        })}
      </Stack>
    </Panel>
  )
}
