import type { Currency } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { ActionIcon, Button, Divider, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { AreaFields } from '../AreaFields'
import { newId } from '../new-id'
import type { ShippingRate, ShippingZone } from '../shop-parts-queries'
import { useAreaName } from '../useAreaName'
import { RateForm } from './RateForm'
import { usePriceText } from './usePriceText'

interface ZonePanelProps {
  zone: ShippingZone
  currency: Currency
  errors: Record<string, string>
  path: string
  onChange: (zone: ShippingZone) => void
  onRemove: () => void
}

const anywhere = { countryCode: null, region: null, postalPrefix: null }
const emptyText = { en: '', ko: '', ja: '' }

export function ZonePanel({ zone, currency, errors, path, onChange, onRemove }: ZonePanelProps) {
  const { t } = useText()
  const areaName = useAreaName()
  const [edited, setEdited] = useState<ShippingRate>()
  const { areas, rates } = zone
  const store = (rate: ShippingRate) => {
    const index = rates.findIndex(({ id }) => id === rate.id)
    onChange({ ...zone, rates: index === -1 ? [...rates, rate] : rates.with(index, rate) })
    setEdited(undefined)
  }
  return (
    <Panel
      title={zone.name.trim() === '' ? t('shipping.newZone') : zone.name}
      actions={
        <Button
          variant="subtle"
          color="red"
          size="compact-sm"
          aria-label={`${t('general.remove')}: ${zone.name}`}
          onClick={onRemove}
        >
          {t('general.remove')}
        </Button>
      }
    >
      <Stack gap="md">
        <TextInput
          label={t('shipping.zoneName')}
          maxLength={100}
          value={zone.name}
          error={errors[`${path}.name`]}
          onChange={(event) => onChange({ ...zone, name: event.currentTarget.value })}
        />
        <Stack gap="xs">
          {areas.map((area, index) => (
            // Two areas of a zone may be alike while they are typed; their place is what they are known by.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Group key={index} gap="sm" align="flex-end" wrap="nowrap">
              <div style={{ flex: 1, minWidth: 0 }}>
                <AreaFields
                  area={area}
                  errors={errors}
                  path={`${path}.areas.${index}`}
                  onChange={(changed) => onChange({ ...zone, areas: areas.with(index, changed) })}
                />
              </div>
              {areas.length > 1 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={36}
                  aria-label={`${t('general.remove')}: ${areaName(area)}`}
                  onClick={() => onChange({ ...zone, areas: areas.filter((_, at) => at !== index) })}
                >
                  <IconTrash size={17} stroke={1.5} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          ))}
          <Group>
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() => onChange({ ...zone, areas: [...areas, anywhere] })}
            >
              {t('shipping.addArea')}
            </Button>
          </Group>
        </Stack>
        <Divider />
        <Rates
          rates={rates}
          currency={currency}
          onEdit={setEdited}
          onRemove={(id) => onChange({ ...zone, rates: rates.filter((rate) => rate.id !== id) })}
        />
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() =>
              setEdited({
                id: newId(),
                name: emptyText,
                delivery: null,
                price: { kind: 'flat', amount: 0, freeFrom: null },
              })
            }
          >
            {t('shipping.addRate')}
          </Button>
        </Group>
      </Stack>
      {edited !== undefined && (
        <RateForm rate={edited} currency={currency} onStore={store} onClose={() => setEdited(undefined)} />
      )}
    </Panel>
  )
}

interface RatesProps {
  rates: readonly ShippingRate[]
  currency: Currency
  onEdit: (rate: ShippingRate) => void
  onRemove: (id: string) => void
}

function Rates({ rates, currency, onEdit, onRemove }: RatesProps) {
  const { t, local } = useText()
  const priceText = usePriceText(currency)
  if (rates.length === 0) return <Text c="dimmed">{t('shipping.noRates')}</Text>
  return (
    <Stack gap="xs">
      {rates.map((rate) => (
        <Group key={rate.id} justify="space-between" wrap="nowrap" gap="sm">
          <div style={{ minWidth: 0 }}>
            <Text fw={500}>{local(rate.name)}</Text>
            <Text size="sm" c="dimmed">
              {[priceText(rate.price), rate.delivery && local(rate.delivery)].filter(Boolean).join(' · ')}
            </Text>
          </div>
          <Group gap={4} wrap="nowrap">
            <Button
              variant="subtle"
              size="compact-sm"
              aria-label={`${t('shipping.edit')}: ${local(rate.name)}`}
              onClick={() => onEdit(rate)}
            >
              {t('shipping.edit')}
            </Button>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`${t('general.remove')}: ${local(rate.name)}`}
              onClick={() => onRemove(rate.id)}
            >
              <IconTrash size={17} stroke={1.5} aria-hidden />
            </ActionIcon>
          </Group>
        </Group>
      ))}
    </Stack>
  )
}
