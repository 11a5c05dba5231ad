import { useText } from '@counterflow/ui'
import { MultiSelect, type MultiSelectProps } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLateOptions } from '../../../platform/forms/useLateOptions'
import { useTypedSearch } from '../../../platform/forms/useTypedSearch'
import { useCustomerSearch } from '../../customers/useCustomerSearch'
import { productsQuery } from '../../products/product-queries'
import type { DiscountValues } from './discount-form'

interface ChosenProps<Thing> extends Pick<MultiSelectProps, 'label' | 'placeholder' | 'error'> {
  chosen: readonly Thing[]
  onChange: (chosen: Thing[]) => void
}

type Product = DiscountValues['products'][number]
type Customer = DiscountValues['customers'][number]

const shownAtOnce = 20
const most = 100

/** Products found by typing. */
export function ChosenProducts(props: ChosenProps<Product>) {
  const { local } = useText()
  const [typed, setTyped] = useState('')
  const { search, isAhead } = useTypedSearch(typed)
  const { data, isFetching } = useInfiniteQuery({
    ...productsQuery({ search, limit: shownAtOnce }),
    placeholderData: keepPreviousData,
  })
  const items = (data?.pages[0]?.items ?? []).map(({ id, title }): Product => ({ id, title }))
  return (
    <Chosen
      {...props}
      searchValue={typed}
      onSearchChange={setTyped}
      found={items}
      isPending={isAhead || isFetching}
      nameOf={({ title }) => local(title)}
    />
  )
}

/** Customers found by typing. */
export function ChosenCustomers(props: ChosenProps<Customer>) {
  const [typed, setTyped] = useState('')
  const { customers, isPending } = useCustomerSearch(typed)
  const emails = new Map(customers.map(({ id, email }) => [id, email]))
  return (
    <Chosen
      {...props}
      searchValue={typed}
      onSearchChange={setTyped}
      found={customers.map(({ id, name }): Customer => ({ id, name }))}
      isPending={isPending}
      nameOf={({ id, name }) => [name, emails.get(id)].filter(Boolean).join(' · ')}
    />
  )
}

interface FoundProps<Thing> extends ChosenProps<Thing> {
  found: readonly Thing[]
  /** What was found is not yet what is typed. */
  isPending: boolean
  nameOf: (thing: Thing) => string
  searchValue: string
  onSearchChange: (typed: string) => void
}

function Chosen<Thing extends { id: string }>(props: FoundProps<Thing>) {
  const { chosen, onChange, found, isPending, nameOf, ...select } = props
  const { t } = useText()
  const late = useLateOptions(isPending)
  const all = [...chosen, ...found.filter(({ id }) => !chosen.some((each) => each.id === id))]
  return (
    <MultiSelect
      {...select}
      {...late}
      searchable
      hidePickedOptions
      maxValues={most}
      maxDropdownHeight={240}
      placeholder={chosen.length === 0 ? select.placeholder : undefined}
      data={all.map((thing) => ({ value: thing.id, label: nameOf(thing) }))}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage={t('values.options.none')}
      value={chosen.map(({ id }) => id)}
      onChange={(ids) => onChange(ids.flatMap((id) => all.find((thing) => thing.id === id) ?? []))}
    />
  )
}
