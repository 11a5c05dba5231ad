import { type Currency, minorUnits } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import type { ShippingRate } from '../shop-parts-queries'

type BandedPrice = Exclude<ShippingRate['price'], { kind: 'flat' }>

interface BandFieldsProps {
  price: BandedPrice
  currency: Currency
  onChange: (price: BandedPrice) => void
}

/** What each band costs, up to a weight in kilograms or a subtotal. An empty limit in the last one means: and beyond. */
export function BandFields({ price, currency, onChange }: BandFieldsProps) {
  const { t } = useText()
  const { bands } = price
  const set = (index: number, changes: Partial<BandedPrice['bands'][number]>) =>
    onChange({
      ...price,
      bands: bands.map((band, at) => (at === index ? { ...band, ...changes } : band)),
    })
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {t(price.kind === 'weight' ? 'shipping.weightHint' : 'shipping.subtotalHint')}
      </Text>
      {bands.map((band, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a band is known by its place
        <Group key={index} gap="sm" align="flex-end" wrap="nowrap">
          {price.kind === 'weight' ? (
            <NumberInput
              style={{ flex: 1 }}
              label={t('shipping.upToWeight')}
              placeholder={t('shipping.beyond')}
              suffix=" kg"
              min={0}
              decimalScale={3}
              hideControls
              value={band.upTo === null ? '' : band.upTo / 1_000}
              onChange={(kilograms) =>
                set(index, { upTo: typeof kilograms === 'number' ? Math.round(kilograms * 1_000) : null })
              }
            />
          ) : (
            <MoneyInput
              style={{ flex: 1 }}
              label={t('shipping.upToSubtotal')}
              placeholder={t('shipping.beyond')}
              currency={currency}
              value={band.upTo ?? undefined}
              onChange={(upTo) => set(index, { upTo: upTo ?? null })}
            />
          )}
          <MoneyInput
            style={{ flex: 1 }}
            label={t('shipping.amount')}
            currency={currency}
            value={band.amount}
            onChange={(amount) => set(index, { amount: minorUnits(amount ?? 0) })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size={36}
            disabled={bands.length === 1}
            aria-label={`${t('general.remove')}: ${index + 1}`}
            onClick={() => onChange({ ...price, bands: bands.filter((_, at) => at !== index) })}
          >
            <IconTrash size={17} stroke={1.5} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <Group>
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange({ ...price, bands: [...bands, { upTo: null, amount: 0 }] })}
        >
          {t('shipping.addBand')}
        </Button>
      </Group>
    </Stack>
  )
}
