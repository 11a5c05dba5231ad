import { languages } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { Button, Group, SegmentedControl, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { IconMapPin } from '@tabler/icons-react'
import { CustomerSelect } from '../../customers/CustomerSelect'
import { AddressInputs } from './AddressInputs'
import { addressIncomplete, type DraftForm, emailWrong } from './draft-form'

interface DraftCustomerProps {
  form: DraftForm
  countryCode: string
  onChange: (part: Partial<DraftForm>) => void
}

const languageName = { en: 'English', ko: '한국어', ja: '日本語' } as const

/** Who orders, where it goes, and in which language the invoice is. */
export function DraftCustomer({ form, countryCode, onChange }: DraftCustomerProps) {
  const { t } = useText()
  const { customer, address } = form
  const kinds = [
    { value: 'existing', label: t('drafts.existing') },
    { value: 'new', label: t('drafts.someoneNew') },
    { value: 'nobody', label: t('drafts.nobody') },
  ]
  const choose = (kind: string) => {
    if (kind === 'new') onChange({ customer: { kind: 'new', name: '', email: '' } })
    else if (kind === 'existing') onChange({ customer: { kind: 'existing', id: '', label: '' } })
    else onChange({ customer: { kind: 'nobody' } })
  }
  return (
    <Panel title={t('drafts.customer')}>
      <Stack gap="sm">
        <SegmentedControl
          fullWidth
          aria-label={t('drafts.customer')}
          data={kinds}
          value={customer.kind}
          onChange={choose}
        />
        {customer.kind === 'existing' && <ExistingCustomer customer={customer} onChange={onChange} />}
        {customer.kind === 'new' && (
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
            <TextInput
              label={t('testOrder.name')}
              maxLength={200}
              value={customer.name}
              onChange={(event) => onChange({ customer: { ...customer, name: event.currentTarget.value } })}
            />
            <TextInput
              label={t('testOrder.email')}
              type="email"
              maxLength={200}
              value={customer.email}
              error={emailWrong(customer.email) && t('testOrder.emailInvalid')}
              onChange={(event) => onChange({ customer: { ...customer, email: event.currentTarget.value } })}
            />
          </SimpleGrid>
        )}
        {customer.kind !== 'new' && (
          <TextInput
            label={`${t('drafts.invoiceEmail')} (${t('general.optional')})`}
            type="email"
            maxLength={200}
            value={form.email}
            error={emailWrong(form.email) && t('testOrder.emailInvalid')}
            onChange={(event) => onChange({ email: event.currentTarget.value })}
          />
        )}
        <Select
          label={t('drafts.language')}
          placeholder={t('drafts.shopLanguage')}
          clearable
          data={languages.map((value) => ({ value, label: languageName[value] }))}
          value={form.language}
          onChange={(chosen) => onChange({ language: languages.find((each) => each === chosen) ?? null })}
        />
        {address === null ? (
          <Button
            variant="default"
            w="fit-content"
            leftSection={<IconMapPin size={16} aria-hidden />}
            onClick={() => onChange({ address: { ...noAddress, countryCode } })}
          >
            {t('drafts.addAddress')}
          </Button>
        ) : (
          <Stack gap="xs">
            <Group justify="space-between">
              <Text fw={600} size="sm">
                {t('orders.shippingAddress')}
              </Text>
              <Button variant="subtle" size="compact-xs" onClick={() => onChange({ address: null })}>
                {t('drafts.removeAddress')}
              </Button>
            </Group>
            <AddressInputs
              value={address}
              showMissing={address.name !== '' && addressIncomplete(form)}
              onChange={(next) => onChange({ address: next })}
            />
          </Stack>
        )}
      </Stack>
    </Panel>
  )
}

const noAddress = { name: '', line1: '', line2: '', city: '', region: '', postalCode: '' }

interface ExistingCustomerProps {
  customer: Extract<DraftForm['customer'], { kind: 'existing' }>
  onChange: (part: Partial<DraftForm>) => void
}

function ExistingCustomer({ customer, onChange }: ExistingCustomerProps) {
  const { t } = useText()
  if (customer.id === '') {
    return (
      <CustomerSelect
        label={t('testOrder.customer')}
        placeholder={t('testOrder.chooseCustomer')}
        value={null}
        onChange={(id, label) => onChange({ customer: { kind: 'existing', id: id ?? '', label } })}
      />
    )
  }
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text fw={500}>{customer.label}</Text>
      <Button
        variant="subtle"
        size="compact-xs"
        style={{ flex: 'none' }}
        onClick={() => onChange({ customer: { kind: 'existing', id: '', label: '' } })}
      >
        {t('drafts.changeCustomer')}
      </Button>
    </Group>
  )
}
