import { type TillCustomer, withDetails } from '@counterflow/core'
import { EmptyState, useText } from '@counterflow/ui'
import { Button, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch, IconUserPlus, IconUsers } from '@tabler/icons-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { PanelFrame } from '../selling/PanelFrame'
import classes from '../selling/RowButton.module.css'
import { changeCart } from '../selling/sell'
import { useSelling } from '../selling/useSelling'
import { useLive } from '../till/live'
import { findCustomers } from './find-customers'
import { NewCustomer } from './NewCustomer'

const mostShown = 30

/** Whose cart it is: somebody the shop knows, or somebody new. */
export function CustomerPanel() {
  const { t } = useText()
  const selling = useSelling()
  const customers = useLive(selling.till.records.customers)
  const [query, setQuery] = useState('')
  const [isNew, setNew] = useState(false)
  const asked = useDeferredValue(query)
  const found = useMemo(
    () => (customers === undefined ? [] : findCustomers(customers.values(), asked, mostShown)),
    [customers, asked],
  )
  const choose = ({ customerId, name }: Pick<TillCustomer, 'customerId' | 'name'>) => {
    const customer = { id: customerId, name: name.slice(0, 200) }
    if (changeCart(selling, (cart) => withDetails(cart, { customer }))) selling.showGoods()
  }
  if (isNew) return <NewCustomer typed={query} onMade={choose} onBack={() => setNew(false)} />
  return (
    <PanelFrame title={t('tillSelling.customer.title')} onClose={selling.showGoods}>
      <Stack>
        <TextInput
          size="lg"
          type="search"
          label={t('tillSelling.customer.search')}
          leftSection={<IconSearch size={20} aria-hidden />}
          autoFocus
          autoComplete="off"
          value={query}
          onChange={({ currentTarget: { value } }) => setQuery(value)}
        />
        <Button
          size="lg"
          variant="default"
          leftSection={<IconUserPlus size={20} aria-hidden />}
          onClick={() => setNew(true)}
        >
          {t('tillSelling.customer.new')}
        </Button>
        {found.length === 0 ? (
          <EmptyState
            icon={IconUsers}
            title={t('tillSelling.customer.none.title')}
            body={t('tillSelling.customer.none.body')}
          />
        ) : (
          found.map((customer) => (
            <UnstyledButton
              key={customer.customerId}
              className={classes.row}
              onClick={() => choose(customer)}
            >
              <Text fw={600} size="lg">
                {customer.name}
              </Text>
              <Text c="dimmed">{[customer.phone, customer.email].filter(Boolean).join(' · ')}</Text>
            </UnstyledButton>
          ))
        )}
      </Stack>
    </PanelFrame>
  )
}
