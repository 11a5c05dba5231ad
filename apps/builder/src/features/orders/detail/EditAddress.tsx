import type { Schemas } from '@counterflow/api-client'
import type { TextKey } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Fieldset, SimpleGrid, TextInput } from '@mantine/core'

type Address = Schemas['Address']

const fields: readonly { name: keyof Address; label: TextKey; optional?: boolean; most: number }[] = [
  { name: 'name', label: 'testOrder.name', most: 200 },
  { name: 'line1', label: 'testOrder.line1', most: 200 },
  { name: 'line2', label: 'testOrder.line2', optional: true, most: 200 },
  { name: 'city', label: 'testOrder.city', most: 100 },
  { name: 'region', label: 'testOrder.region', optional: true, most: 100 },
  { name: 'postalCode', label: 'testOrder.postalCode', most: 20 },
  { name: 'countryCode', label: 'testOrder.country', most: 2 },
]

export type WrittenAddress = Readonly<Record<keyof Address, string>>

/** The fields of an address as they are written; empty ones for no address. */
export const writtenAddress = (address: Address | null): WrittenAddress => ({
  name: address?.name ?? '',
  line1: address?.line1 ?? '',
  line2: address?.line2 ?? '',
  city: address?.city ?? '',
  region: address?.region ?? '',
  postalCode: address?.postalCode ?? '',
  countryCode: address?.countryCode ?? '',
})

/** The address as the API takes it. */
export function addressOf(written: WrittenAddress): Address {
  const { name, line1, line2, city, region, postalCode, countryCode } = written
  return {
    name: name.trim(),
    line1: line1.trim(),
    ...(line2.trim() === '' ? {} : { line2: line2.trim() }),
    city: city.trim(),
    ...(region.trim() === '' ? {} : { region: region.trim() }),
    postalCode: postalCode.trim(),
    countryCode: countryCode.trim().toUpperCase(),
  }
}

/** The fields that have to be written, and are not. */
export const missingFields = (written: WrittenAddress): (keyof Address)[] =>
  fields
    .filter(({ name, optional }) =>
      name === 'countryCode'
        ? !/^[A-Za-z]{2}$/.test(written.countryCode.trim())
        : !optional && written[name].trim() === '',
    )
    .map(({ name }) => name)

interface EditAddressProps {
  written: WrittenAddress
  onChange: (written: WrittenAddress) => void
}

/** Where an order is to be sent. */
export function EditAddress({ written, onChange }: EditAddressProps) {
  const { t } = useText()
  const missing = missingFields(written)
  return (
    <Fieldset legend={t('orderDeeds.address')}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {fields.map(({ name, label, optional, most }) => (
          <TextInput
            key={name}
            label={optional ? `${t(label)} (${t('general.optional')})` : t(label)}
            maxLength={most}
            value={written[name]}
            error={
              missing.includes(name)
                ? t(name === 'countryCode' ? 'testOrder.countryInvalid' : 'testOrder.required')
                : undefined
            }
            onChange={(event) => onChange({ ...written, [name]: event.currentTarget.value })}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  )
}
