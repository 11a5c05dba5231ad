import { useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { CustomerSelect } from '../../customers/CustomerSelect'
import { customersQuery } from '../../customers/customer-queries'
import { CreateDialog } from '../../customers/editing/CreateDialog'
import { useMay } from '../../session/useStaff'
import type { ConversationDetail } from '../conversation-queries'
import { PanelPart } from './PanelPart'
import { useSayCustomer } from './useSayCustomer'

/** Somebody of whom the shop knows only what they typed, which anybody can type: staff say who it is. */
export function UnknownPart({ conversation }: { conversation: ConversationDetail }) {
  const { t } = useText()
  const may = useMay()
  const { name, email } = conversation
  return (
    <PanelPart title={name || t('inbox.nameless')}>
      {email !== null && <Text size="sm">{email}</Text>}
      <Text size="sm" c="dimmed">
        {t('inbox.panel.unknown')}
      </Text>
      {may('inbox.reply') && may('customers.read') && <WhoIsIt conversation={conversation} />}
    </PanelPart>
  )
}

function WhoIsIt({ conversation: { id, name, email } }: { conversation: ConversationDetail }) {
  const { t } = useText()
  const may = useMay()
  const say = useSayCustomer(id)
  const [isNew, setNew] = useState(false)
  const { data } = useInfiniteQuery({
    ...customersQuery({ search: email ?? '', limit: 5 }),
    enabled: email !== null,
  })
  const known = data?.pages[0]?.items.find((customer) => customer.email === email?.toLowerCase())
  return (
    <Stack gap="xs">
      {known !== undefined && (
        <Stack gap={4}>
          <Text size="sm">{t('inbox.panel.sameAddress', { name: known.name || t('inbox.nameless') })}</Text>
          <Text size="xs" c="dimmed">
            {t('inbox.panel.unchecked')}
          </Text>
          <Button
            size="compact-sm"
            variant="light"
            w="fit-content"
            loading={say.isPending}
            onClick={() => say.mutate(known.id)}
          >
            {t('inbox.panel.itIsThem')}
          </Button>
        </Stack>
      )}
      <CustomerSelect
        label={t('inbox.panel.find')}
        placeholder={t('customers.search')}
        value={null}
        onChange={(customerId) => customerId !== null && say.mutate(customerId)}
      />
      {known === undefined && may('customers.update') && (
        <Group>
          <Button size="compact-sm" variant="default" onClick={() => setNew(true)}>
            {t('inbox.panel.addThem')}
          </Button>
        </Group>
      )}
      {isNew && (
        <CreateDialog
          known={{ name, email: email ?? '' }}
          onCreated={async (customer) => {
            await say.mutateAsync(customer.id).catch(() => undefined)
            setNew(false)
          }}
          onClose={() => setNew(false)}
        />
      )}
    </Stack>
  )
}
