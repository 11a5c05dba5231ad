import { type Currency, minorUnits, shippingRateSchema } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { LocalizedInputs } from '../../../platform/forms/LocalizedInputs'
import { MoneyInput } from '../../../platform/forms/MoneyInput'
import type { ShippingRate } from '../shop-parts-queries'
import { BandFields } from './BandFields'

interface RateFormProps {
  rate: ShippingRate
  currency: Currency
  onStore: (rate: ShippingRate) => void
  onClose: () => void
}

type Price = ShippingRate['price']

const emptyText = { en: '', ko: '', ja: '' }
const kinds = ['flat', 'weight', 'subtotal'] as const

function priceOf(kind: Price['kind']): Price {
  if (kind === 'flat') return { kind, amount: 0, freeFrom: null }
  return { kind, bands: [{ upTo: null, amount: 0 }] }
}

/** One way of sending goods: its name, how long it takes and what it costs. Nothing is saved before the page is. */
export function RateForm({ rate, currency, onStore, onClose }: RateFormProps) {
  const { t } = useText()
  const [edited, setEdited] = useState(rate)
  const [delivery, setDelivery] = useState(rate.delivery ?? emptyText)
  const [tried, setTried] = useState(false)
  const { price } = edited
  const hasDelivery = Object.values(delivery).some((text) => text.trim() !== '')
  const finished: ShippingRate = { ...edited, delivery: hasDelivery ? delivery : null }
  const checked = shippingRateSchema.safeParse(finished)
  const faulty = (field: string) =>
    tried && !checked.success && checked.error.issues.some(({ path }) => path[0] === field)
  const setPrice = (changed: Price) => setEdited({ ...edited, price: changed })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('shipping.rateTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Stack gap="md">
        <LocalizedInputs
          label={t('shipping.rateName')}
          value={edited.name}
          maxLength={100}
          error={faulty('name') ? t('shipping.nameMissing') : undefined}
          onChange={(name) => setEdited({ ...edited, name })}
        />
        <LocalizedInputs
          label={t('shipping.delivery')}
          description={t('shipping.deliveryHint')}
          value={delivery}
          maxLength={100}
          error={faulty('delivery') ? t('shipping.allLanguages') : undefined}
          onChange={setDelivery}
        />
        <Stack gap={6}>
          <Text size="sm" fw={500}>
            {t('shipping.price')}
          </Text>
          <SegmentedControl
            aria-label={t('shipping.price')}
            value={price.kind}
            data={kinds.map((kind) => ({ value: kind, label: t(`shipping.kind.${kind}`) }))}
            onChange={(value) => {
              const kind = kinds.find((candidate) => candidate === value)
              if (kind !== undefined && kind !== price.kind) setPrice(priceOf(kind))
            }}
          />
        </Stack>
        {price.kind === 'flat' ? (
          <Group grow align="flex-start">
            <MoneyInput
              label={t('shipping.amount')}
              currency={currency}
              value={price.amount}
              onChange={(amount) => setPrice({ ...price, amount: minorUnits(amount ?? 0) })}
            />
            <MoneyInput
              label={t('shipping.freeFrom')}
              description={t('shipping.freeFromHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              currency={currency}
              value={price.freeFrom ?? undefined}
              onChange={(amount) =>
                setPrice({ ...price, freeFrom: amount === undefined ? null : minorUnits(amount) })
              }
            />
          </Group>
        ) : (
          <BandFields price={price} currency={currency} onChange={setPrice} />
        )}
        {faulty('price') && (
          <Text size="sm" c="red" role="alert">
            {t('shipping.bandsInvalid')}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('general.cancel')}
          </Button>
          <Button
            onClick={() => {
              setTried(true)
              if (checked.success) onStore(finished)
            }}
          >
            {t('shipping.apply')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
