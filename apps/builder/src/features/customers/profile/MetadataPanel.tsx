import { Panel, useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Stack, Table, Text, TextInput, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useMay } from '../../session/useStaff'
import type { CustomerProfile } from '../customer-queries'
import { useCustomerChange } from '../useCustomerChange'

/** Names and values that the shop notes about a customer: `Tier: VIP` (R86). Customers never see them. */
export function MetadataPanel({ customer }: { customer: CustomerProfile }) {
  const { t } = useText()
  const may = useMay()
  const { updateMetadata } = useCustomerChange(customer.id)
  const entries = Object.entries(customer.metadata).sort(([left], [right]) => left.localeCompare(right))
  return (
    <Panel title={t('customers.metadata')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('customers.metadataHint')}
        </Text>
        {entries.length > 0 && (
          <Table aria-label={t('customers.metadata')}>
            <Table.Tbody>
              {entries.map(([name, value]) => (
                <Table.Tr key={name}>
                  <Table.Th w="30%">{name}</Table.Th>
                  <Table.Td>{value}</Table.Td>
                  {may('customers.update') && (
                    <Table.Td w={40}>
                      <Tooltip label={t('customers.removeEntry', { name })}>
                        <ActionIcon
                          variant="subtle"
                          aria-label={t('customers.removeEntry', { name })}
                          disabled={updateMetadata.isPending}
                          onClick={() => updateMetadata.mutate({ [name]: null })}
                        >
                          <IconX size={16} aria-hidden />
                        </ActionIcon>
                      </Tooltip>
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
        {may('customers.update') && <AddEntry customer={customer} />}
      </Stack>
    </Panel>
  )
}

function AddEntry({ customer }: { customer: CustomerProfile }) {
  const text = useText()
  const { t } = text
  const { updateMetadata } = useCustomerChange(customer.id)
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const clear = () => {
    setName('')
    setValue('')
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') updateMetadata.mutate({ [name.trim()]: value }, { onSuccess: clear })
      }}
    >
      <Group gap="xs" align="flex-end" grow preventGrowOverflow={false} wrap="nowrap">
        <TextInput
          label={t('customers.entryName')}
          placeholder="Tier"
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={updateMetadata.error ? problemParagraph(updateMetadata.error, text) : undefined}
        />
        <TextInput
          label={t('customers.entryValue')}
          placeholder="VIP"
          maxLength={500}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          disabled={name.trim() === ''}
          loading={updateMetadata.isPending}
          style={{ flex: 'none' }}
        >
          {t('customers.addEntry')}
        </Button>
      </Group>
    </form>
  )
}
