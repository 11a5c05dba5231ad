import { type ConsentChannel, consentChannels } from '@counterflow/core'
import { FormFooter, useText } from '@counterflow/ui'
import {
  Checkbox,
  Collapse,
  Fieldset,
  Modal,
  SimpleGrid,
  Stack,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../../platform/forms/lead-to-first-fault'
import { shopQuery } from '../../settings/shop-queries'
import { type CustomerProfile, customerQuery } from '../customer-queries'
import { type AddressValues, addressFields, addressOf, emptyAddress } from './address-values'
import { ContactFields, type ContactValues, contactOf } from './ContactFields'

interface NewCustomerValues extends ContactValues {
  hasAddress: boolean
  address: AddressValues
  consents: Record<ConsentChannel, boolean>
  tags: string[]
  note: string
}

interface CreateDialogProps {
  /** What is known of them already. */
  known?: { readonly name: string; readonly email: string }
  onCreated: (customer: CustomerProfile) => unknown
  onClose: () => void
}

const nobody = { name: '', email: '' }

/** Enters a customer, once it is known in which country the shop is. */
export function CreateDialog(dialog: CreateDialogProps) {
  const { data: shop, isPending } = useQuery(shopQuery)
  return isPending ? null : <CreateForm {...dialog} countryCode={shop?.countryCode ?? ''} />
}

/** Sending it again after a lost answer enters the customer once. */
function CreateForm({
  countryCode,
  known = nobody,
  onCreated,
  onClose,
}: CreateDialogProps & { countryCode: string }) {
  const text = useText()
  const { t } = text
  const client = useQueryClient()
  const keyFor = useIdempotencyKey()
  const form = useForm<NewCustomerValues>({
    initialValues: {
      ...known,
      phone: '',
      language: null,
      timeZone: null,
      hasAddress: false,
      address: emptyAddress('', countryCode),
      consents: { email: false, sms: false },
      tags: [],
      note: '',
    },
    validate: (values) => ({
      ...(values.name.trim() === '' ? { name: t('customers.missing') } : {}),
      ...(values.email.trim() === '' && values.phone.trim() === ''
        ? { email: t('customers.unreachable') }
        : {}),
      ...(values.hasAddress
        ? Object.fromEntries(
            addressFields
              .filter(
                ({ name, isOptional }) =>
                  isOptional !== true && name !== 'name' && values.address[name].trim() === '',
              )
              .map(({ name }) => [`address.${name}`, t('customers.missing')]),
          )
        : {}),
    }),
  })
  const bodyOf = ({ hasAddress, address, consents, tags, note, ...contact }: NewCustomerValues) => ({
    ...contactOf(contact),
    ...(hasAddress ? { addresses: [addressOf({ ...address, name: address.name || contact.name })] } : {}),
    consents: consentChannels.filter((channel) => consents[channel]),
    tags: tags.map((tag) => tag.trim().slice(0, 40)).filter((tag) => tag !== ''),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  })
  const create = useMutation({
    mutationFn: (body: ReturnType<typeof bodyOf>) =>
      answered(
        api.POST('/api/v1/customers', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } }),
      ),
    onSuccess: async (customer) => {
      client.setQueryData(customerQuery(customer.id).queryKey, customer)
      void client.invalidateQueries({ queryKey: ['customers'] })
      await onCreated(customer)
    },
    onError: (error) =>
      form.setErrors(
        Object.fromEntries(
          Object.entries(fieldErrors(error, text)).map(([path, message]) => [
            path.replace(/^addresses\.0\./, 'address.'),
            message,
          ]),
        ),
      ),
  })
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('customers.create')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form noValidate onSubmit={form.onSubmit((values) => create.mutate(bodyOf(values)), leadToFirstFault)}>
        <Stack>
          <ContactFields inputProps={(name) => form.getInputProps(name)} />
          <Switch
            label={t('customers.withAddress')}
            {...form.getInputProps('hasAddress', { type: 'checkbox' })}
          />
          <Collapse expanded={form.values.hasAddress}>
            {form.values.hasAddress && (
              <Fieldset legend={t('customers.usualAddress')}>
                <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
                  {addressFields.map(({ name, label, isOptional, complete, most }) => (
                    <TextInput
                      key={name}
                      label={isOptional ? `${t(label)} (${t('general.optional')})` : t(label)}
                      placeholder={name === 'name' ? form.values.name : undefined}
                      autoComplete={complete}
                      maxLength={most}
                      {...form.getInputProps(`address.${name}`)}
                    />
                  ))}
                </SimpleGrid>
              </Fieldset>
            )}
          </Collapse>
          <Stack gap="xs">
            {consentChannels.map((channel) => (
              <Checkbox
                key={channel}
                label={t(`customers.agreed.${channel}`)}
                {...form.getInputProps(`consents.${channel}`, { type: 'checkbox' })}
              />
            ))}
          </Stack>
          <TagsInput
            label={`${t('customers.tags')} (${t('general.optional')})`}
            placeholder={t('orders.tagsPlaceholder')}
            maxTags={50}
            {...form.getInputProps('tags')}
          />
          <Textarea
            label={`${t('customers.newNote')} (${t('general.optional')})`}
            autosize
            minRows={2}
            maxLength={5_000}
            {...form.getInputProps('note')}
          />
          <FailureNotice error={create.error} />
          <FormFooter onCancel={onClose} loading={create.isPending}>
            {t('customers.create')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
