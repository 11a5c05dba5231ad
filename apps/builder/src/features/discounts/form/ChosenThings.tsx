import { useText } from '@counterflow/ui'
import { MultiSelect, type MultiSelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { customersQuery } from '../../customers/customer-queries'
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
  const { search, ...typing } = useTyping()
  const found = useInfiniteQuery({
    ...productsQuery({ search, limit: shownAtOnce }),
    placeholderData: keepPreviousData,
  })
  const items = (found.data?.pages[0]?.items ?? []).map(({ id, title }): Product => ({ id, title }))
  return <Chosen {...props} {...typing} found={items} nameOf={({ title }) => local(title)} />
}

/** Customers found by typing. */
export function ChosenCustomers(props: ChosenProps<Customer>) {
  const { search, ...typing } = useTyping()
  const found = useInfiniteQuery({
    ...customersQuery({ search, limit: shownAtOnce }),
    placeholderData: keepPreviousData,
  })
  const items = found.data?.pages[0]?.items ?? []
  const emails = new Map(items.map(({ id, email }) => [id, email]))
  return (
    <Chosen
      {...props}
      {...typing}
      found={items.map(({ id, name }): Customer => ({ id, name }))}
      nameOf={({ id, name }) => [name, emails.get(id)].filter(Boolean).join(' · ')}
    />
  )
}

function useTyping() {
  const [searchValue, setSearchValue] = useState('')
  const [debounced] = useDebouncedValue(searchValue.trim(), 200)
  return {
    searchValue,
    onSearchChange: setSearchValue,
    search: debounced === '' ? undefined : debounced,
  }
}

interface FoundProps<Thing> extends ChosenProps<Thing> {
  found: readonly Thing[]
  nameOf: (thing: Thing) => string
  searchValue: string
  onSearchChange: (typed: string) => void
}

function Chosen<Thing extends { id: string }>(props: FoundProps<Thing>) {
  const { chosen, onChange, found, nameOf, ...select } = props
  const { t } = useText()
  const all = [...chosen, ...found.filter(({ id }) => !chosen.some((each) => each.id === id))]
  return (
    <MultiSelect
      {...select}
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
