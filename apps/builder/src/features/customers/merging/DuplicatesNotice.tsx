import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { AnchorLink } from '../../../platform/router/links'
import { contactLine, customerName } from '../customer-name'
import { type CustomerProfile, duplicatesQuery } from '../customer-queries'
import { MergeDialog } from './MergeDialog'

/** Says who is most likely the same person; nothing where nobody is. */
export function DuplicatesNotice({ customer }: { customer: CustomerProfile }) {
  const { t } = useText()
  const { data } = useQuery(duplicatesQuery(customer.id))
  const [other, setOther] = useState<CustomerProfile>()
  if (data === undefined || data.items.length === 0) return null
  return (
    <>
      <Notice tone="accent" title={t('customers.duplicates', { count: data.items.length })}>
        <Stack gap="xs" mt={4}>
          {data.items.map(({ customer: suspect, reasons }) => (
            <Group key={suspect.id} justify="space-between" gap="xs">
              <Text size="sm">
                <AnchorLink to="/customers/$customerId" params={{ customerId: suspect.id }} size="sm">
                  {customerName(suspect, t)}
                </AnchorLink>{' '}
                · {contactLine(suspect)} ·{' '}
                {reasons.map((reason) => t(`customers.reason.${reason}`)).join(', ')}
              </Text>
              <Button size="xs" variant="default" onClick={() => setOther(suspect)}>
                {t('customers.compare')}
              </Button>
            </Group>
          ))}
        </Stack>
      </Notice>
      {other !== undefined && (
        <MergeDialog customer={customer} other={other} onClose={() => setOther(undefined)} />
      )}
    </>
  )
}
