import { FormFooter, useText } from '@counterflow/ui'
import { Checkbox, Modal, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import { shopQuery } from '../../settings/shop-queries'
import type { CustomerAddress, CustomerProfile } from '../customer-queries'
import { useAddressChange } from '../useCustomerChange'
import { addressFields, addressOf, addressValues, emptyAddress } from './address-values'

interface AddressDialogProps {
  customer: CustomerProfile
  /** Undefined: a new one. */
  entry: CustomerAddress | undefined
  onClose: () => void
}

/** Adds or changes an address of a customer, once it is known in which country the shop is. */
export function AddressDialog(props: AddressDialogProps) {
  const { data: shop, isPending } = useQuery(shopQuery)
  return isPending ? null : <AddressForm {...props} countryCode={shop?.countryCode ?? ''} />
}

function AddressForm({
  customer,
  entry,
  countryCode,
  onClose,
}: AddressDialogProps & { countryCode: string }) {
  const text = useText()
  const { t } = text
  const { save } = useAddressChange(customer)
  const form = useForm({
    initialValues: {
      address:
        entry === undefined
          ? emptyAddress(customer.name, customer.location?.countryCode ?? countryCode)
          : addressValues(entry.address),
      phone: entry?.phone ?? '',
      isDefault: entry?.isDefault ?? customer.addresses.length === 0,
    },
    validate: (values) =>
      Object.fromEntries(
        addressFields
          .filter(({ name, isOptional }) => isOptional !== true && values.address[name].trim() === '')
          .map(({ name }) => [`address.${name}`, t('customers.missing')]),
      ),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(entry === undefined ? 'customers.addAddress' : 'customers.editAddress')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          ({ address, phone, isDefault }) =>
            save.mutate(
              {
                id: entry?.id,
                address: addressOf(address),
                phone: phone.trim() === '' ? null : phone,
                isDefault,
              },
              { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error, text)) },
            ),
          leadToFirstFault,
        )}
      >
        <Stack>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            {addressFields.map(({ name, label, isOptional, complete, most }, index) => (
              <TextInput
                key={name}
                label={isOptional ? `${t(label)} (${t('general.optional')})` : t(label)}
                autoComplete={complete}
                maxLength={most}
                data-autofocus={index === 0 || undefined}
                {...form.getInputProps(`address.${name}`)}
              />
            ))}
            <TextInput
              type="tel"
              label={`${t('customers.phone')} (${t('general.optional')})`}
              maxLength={40}
              {...form.getInputProps('phone')}
            />
          </SimpleGrid>
          <Checkbox
            label={t('customers.makeUsual')}
            disabled={entry?.isDefault || customer.addresses.length === 0}
            {...form.getInputProps('isDefault', { type: 'checkbox' })}
          />
          <FailureNotice error={save.error} />
          <FormFooter onCancel={onClose} loading={save.isPending}>
            {t('general.save')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
