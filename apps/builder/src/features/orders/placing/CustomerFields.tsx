import { useText } from '@counterflow/ui'
import { SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { contactLine } from '../../customers/customer-name'
import { customersQuery } from '../../customers/customer-queries'
import type { TestOrderValues } from './test-order'

/** Who orders: somebody the shop knows, or somebody new. */
export function CustomerFields({ form }: { form: UseFormReturnType<TestOrderValues> }) {
  const { t } = useText()
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label={t('testOrder.customer')}
        data={[
          { value: 'existing', label: t('testOrder.existing') },
          { value: 'new', label: t('testOrder.new') },
        ]}
        {...form.getInputProps('customerKind')}
      />
      {form.values.customerKind === 'existing' ? (
        <CustomerSelect form={form} />
      ) : (
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
          <TextInput label={t('testOrder.name')} maxLength={200} {...form.getInputProps('name')} />
          <TextInput
            label={t('testOrder.email')}
            type="email"
            maxLength={200}
            {...form.getInputProps('email')}
          />
        </SimpleGrid>
      )}
    </Stack>
  )
}

function CustomerSelect({ form }: { form: UseFormReturnType<TestOrderValues> }) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const wanted = typed === chosen?.label ? '' : typed.trim()
  const [search] = useDebouncedValue(wanted, 200)
  const customers = useInfiniteQuery({
    ...customersQuery({ search: search === '' ? undefined : search, limit: 20 }),
    placeholderData: keepPreviousData,
  })
  const found = (customers.data?.pages[0]?.items ?? [])
    .filter(({ erasedAt }) => erasedAt === null)
    .map((customer) => ({ value: customer.id, label: `${customer.name} · ${contactLine(customer)}` }))
  const options = chosen && !found.some(({ value }) => value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      label={t('testOrder.customer')}
      placeholder={t('testOrder.chooseCustomer')}
      searchable
      data={options}
      // The server has searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={t('customers.noMatchTitle')}
      searchValue={typed}
      onSearchChange={setTyped}
      maxDropdownHeight={240}
      {...form.getInputProps('customerId')}
      onChange={(value) => {
        form.setFieldValue('customerId', value)
        setChosen(options.find((option) => option.value === value))
      }}
    />
  )
}
