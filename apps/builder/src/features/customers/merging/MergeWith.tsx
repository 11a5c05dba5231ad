import { useText } from '@counterflow/ui'
import { Modal, Select, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { problemParagraph } from '../../../platform/api/problem-text'
import { useLateOptions } from '../../../platform/forms/useLateOptions'
import { contactLine, customerName } from '../customer-name'
import { type CustomerProfile, customerQuery } from '../customer-queries'
import { useCustomerSearch } from '../useCustomerSearch'
import { MergeDialog } from './MergeDialog'

/** Asks with whom a customer is to be merged, then shows the two side by side. */
export function MergeWith({ customer, onClose }: { customer: CustomerProfile; onClose: () => void }) {
  const text = useText()
  const { t } = text
  const [typed, setTyped] = useState('')
  const [otherId, setOtherId] = useState<string | null>(null)
  const { customers, isPending } = useCustomerSearch(typed)
  const late = useLateOptions(isPending)
  const other = useQuery({ ...customerQuery(otherId ?? ''), enabled: otherId !== null })
  if (other.data !== undefined && other.data.id !== customer.id) {
    return <MergeDialog customer={customer} other={other.data} onClose={onClose} />
  }
  const options = customers
    .filter(({ id, erasedAt }) => id !== customer.id && erasedAt === null)
    .map((one) => ({ value: one.id, label: `${customerName(one, t)} · ${contactLine(one)}` }))
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('customers.mergeTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <Select
        {...late}
        label={t('customers.mergeWith')}
        placeholder={t('customers.search')}
        searchable
        data-autofocus
        data={options}
        // The server has searched already.
        filter={({ options: all }) => all}
        nothingFoundMessage={t('customers.noMatchTitle')}
        searchValue={typed}
        onSearchChange={setTyped}
        value={otherId}
        onChange={setOtherId}
      />
      {other.error !== null && (
        <Text size="sm" c="red" mt="xs">
          {problemParagraph(other.error, text)}
        </Text>
      )}
    </Modal>
  )
}
