import { useText } from '@counterflow/ui'
import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { customersQuery } from '../../customers/customer-queries'

interface CustomerSelectProps {
  value: string | null
  onChange: (customerId: string | null, label: string) => void
  error?: ReactNode
}

/** Finds somebody the shop knows by typing. */
export function CustomerSelect({ value, onChange, error }: CustomerSelectProps) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  const wanted = typed === chosen?.label ? '' : typed.trim()
  const [search] = useDebouncedValue(wanted, 200)
  const customers = useInfiniteQuery({
    ...customersQuery({ search: search === '' ? undefined : search, limit: 20 }),
    placeholderData: keepPreviousData,
  })
  const found = (customers.data?.pages[0]?.items ?? []).map(({ id, name, email }) => ({
    value: id,
    label: email === null ? name : `${name} · ${email}`,
  }))
  const options =
    chosen && !found.some((option) => option.value === chosen.value) ? [chosen, ...found] : found
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
      value={value}
      error={error}
      onChange={(next) => {
        const option = options.find((each) => each.value === next)
        setChosen(option)
        onChange(next, option?.label ?? '')
      }}
    />
  )
}
