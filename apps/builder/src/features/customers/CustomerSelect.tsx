import { useText } from '@counterflow/ui'
import { Select } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useLateOptions } from '../../platform/forms/useLateOptions'
import { useCustomerSearch } from './useCustomerSearch'

interface CustomerSelectProps {
  label: string
  placeholder: string
  clearable?: boolean
  value: string | null
  onChange: (customerId: string | null, label: string) => void
  error?: ReactNode
}

/** Finds somebody the shop knows by typing. */
export function CustomerSelect({ value, onChange, ...field }: CustomerSelectProps) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string }>()
  // What stands in the field for the choice is not searched for.
  const { customers, isPending } = useCustomerSearch(typed === chosen?.label ? '' : typed)
  const late = useLateOptions(isPending)
  const found = customers.map(({ id, name, email }) => ({
    value: id,
    label: [name, email].filter(Boolean).join(' · '),
  }))
  const options =
    chosen && !found.some((option) => option.value === chosen.value) ? [chosen, ...found] : found
  return (
    <Select
      {...field}
      {...late}
      searchable
      data={options}
      // The server has searched already.
      filter={({ options: all }) => all}
      nothingFoundMessage={t('customers.noMatchTitle')}
      searchValue={typed}
      onSearchChange={setTyped}
      maxDropdownHeight={240}
      value={value}
      onChange={(next) => {
        const option = options.find((each) => each.value === next)
        setChosen(option)
        onChange(next, option?.label ?? '')
      }}
    />
  )
}
