import { useText } from '@counterflow/ui'
import { SimpleGrid, TextInput } from '@mantine/core'
import type { AddressValues } from '../../orders/placing/test-order'

interface AddressInputsProps {
  value: AddressValues
  onChange: (value: AddressValues) => void
  /** Marks what is missing, once it matters. */
  showMissing: boolean
}

const fields = [
  { name: 'name', label: 'testOrder.name', needed: true },
  { name: 'line1', label: 'testOrder.line1', needed: true },
  { name: 'line2', label: 'testOrder.line2', needed: false },
  { name: 'city', label: 'testOrder.city', needed: true },
  { name: 'region', label: 'testOrder.region', needed: false },
  { name: 'postalCode', label: 'testOrder.postalCode', needed: true },
  { name: 'countryCode', label: 'testOrder.country', needed: true },
] as const

/** A postal address, field by field. */
export function AddressInputs({ value, onChange, showMissing }: AddressInputsProps) {
  const { t } = useText()
  const errorOf = (name: keyof AddressValues, needed: boolean) => {
    if (!showMissing) return undefined
    if (name === 'countryCode' && !/^[A-Z]{2}$/.test(value.countryCode)) return t('testOrder.countryInvalid')
    return needed && value[name].trim() === '' ? t('testOrder.required') : undefined
  }
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
      {fields.map(({ name, label, needed }) => (
        <TextInput
          key={name}
          label={needed ? t(label) : `${t(label)} (${t('general.optional')})`}
          maxLength={name === 'countryCode' ? 2 : 100}
          autoComplete="off"
          value={value[name]}
          error={errorOf(name, needed)}
          onChange={(event) => onChange({ ...value, [name]: event.currentTarget.value })}
        />
      ))}
    </SimpleGrid>
  )
}
