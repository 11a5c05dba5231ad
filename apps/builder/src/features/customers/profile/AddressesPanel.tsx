import { Panel, useText } from '@counterflow/ui'
import { ActionIcon, Anchor, Badge, Group, Stack, Text, Tooltip } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useMay } from '../../session/useStaff'
import { countryName } from '../../settings/places'
import type { CustomerAddress, CustomerProfile } from '../customer-queries'
import { AddressDialog } from '../editing/AddressDialog'
import { useAddressChange } from '../useCustomerChange'

/** Where a customer lives or has things sent; the usual one first. */
export function AddressesPanel({ customer }: { customer: CustomerProfile }) {
  const { t } = useText()
  const may = useMay()
  const [open, setOpen] = useState<CustomerAddress | 'new'>()
  return (
    <Panel
      title={t('customers.addresses')}
      actions={
        may('customers.update') && (
          <Anchor component="button" type="button" size="sm" onClick={() => setOpen('new')}>
            {t('customers.addAddress')}
          </Anchor>
        )
      }
    >
      <Stack gap="md">
        {customer.addresses.length === 0 && <Text c="dimmed">{t('customers.noAddresses')}</Text>}
        {customer.addresses.map((entry) => (
          <Entry key={entry.id} customer={customer} entry={entry} onEdit={() => setOpen(entry)} />
        ))}
      </Stack>
      {open !== undefined && (
        <AddressDialog
          customer={customer}
          entry={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Panel>
  )
}

function Entry({
  customer,
  entry,
  onEdit,
}: {
  customer: CustomerProfile
  entry: CustomerAddress
  onEdit: () => void
}) {
  const { t, language } = useText()
  const may = useMay()
  const { remove } = useAddressChange(customer)
  const { address, phone, isDefault } = entry
  const lines = [
    address.name,
    address.line1,
    address.line2,
    [address.postalCode, address.city, address.region].filter(Boolean).join(' '),
    countryName(address.countryCode, language),
    phone,
  ]
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap">
      <div style={{ minWidth: 0 }}>
        {isDefault && (
          <Badge variant="default" radius="sm" size="sm" tt="none" fw={500} mb={4}>
            {t('customers.usualAddress')}
          </Badge>
        )}
        <Text
          size="sm"
          component="address"
          style={{ fontStyle: 'normal', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}
        >
          {lines.filter(Boolean).join('\n')}
        </Text>
      </div>
      {may('customers.update') && (
        <Group gap={4} wrap="nowrap">
          <Tooltip label={t('customers.editAddress')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('customers.editAddress')}
              onClick={onEdit}
            >
              <IconPencil size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('customers.removeAddress')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('customers.removeAddress')}
              loading={remove.isPending}
              onClick={() => remove.mutate(entry.id)}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Group>
      )}
    </Group>
  )
}
