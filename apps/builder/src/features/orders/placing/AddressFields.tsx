import type { TextKey } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Fieldset, SimpleGrid, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import type { AddressValues, TestOrderValues } from './test-order'

interface AddressFieldsProps {
  form: UseFormReturnType<TestOrderValues>
  path: 'shippingAddress' | 'billingAddress'
  title: string
}

const fields: readonly { name: keyof AddressValues; label: TextKey; optional?: boolean; complete: string }[] =
  [
    { name: 'name', label: 'testOrder.name', complete: 'name' },
    { name: 'line1', label: 'testOrder.line1', complete: 'address-line1' },
    { name: 'line2', label: 'testOrder.line2', optional: true, complete: 'address-line2' },
    { name: 'city', label: 'testOrder.city', complete: 'address-level2' },
    { name: 'region', label: 'testOrder.region', optional: true, complete: 'address-level1' },
    { name: 'postalCode', label: 'testOrder.postalCode', complete: 'postal-code' },
    { name: 'countryCode', label: 'testOrder.country', complete: 'country' },
  ]

export function AddressFields({ form, path, title }: AddressFieldsProps) {
  const { t } = useText()
  const section = path === 'shippingAddress' ? 'shipping' : 'billing'
  return (
    <Fieldset legend={title}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {fields.map(({ name, label, optional, complete }) => (
          <TextInput
            key={name}
            label={optional ? `${t(label)} (${t('general.optional')})` : t(label)}
            autoComplete={`${section} ${complete}`}
            maxLength={name === 'countryCode' ? 2 : 100}
            {...form.getInputProps(`${path}.${name}`)}
          />
        ))}
      </SimpleGrid>
    </Fieldset>
  )
}
