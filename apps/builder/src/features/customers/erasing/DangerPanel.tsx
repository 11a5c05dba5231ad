import { Panel, useText } from '@counterflow/ui'
import { Button, Stack, Text } from '@mantine/core'
import { IconDownload, IconGitMerge, IconUserX } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useNotifyProblem } from '../../../platform/api/useNotifyProblem'
import { useMay } from '../../session/useStaff'
import type { CustomerProfile } from '../customer-queries'
import { MergeWith } from '../merging/MergeWith'
import { EraseDialog } from './EraseDialog'
import { handOut } from './hand-out'

/** What is done rarely and with care: merge, hand out and erase the data of a customer (R127). */
export function DangerPanel({ customer }: { customer: CustomerProfile }) {
  const { t } = useText()
  const may = useMay()
  const client = useQueryClient()
  const onError = useNotifyProblem()
  const [open, setOpen] = useState<'merge' | 'erase'>()
  const close = () => setOpen(undefined)
  const exporting = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/customers/{customerId}/export/archive', {
          params: { path: { customerId: customer.id } },
          parseAs: 'blob',
        }),
      ),
    onSuccess: (data) => {
      handOut(data, customer.name)
      void client.invalidateQueries({ queryKey: ['customer', customer.id, 'timeline'] })
    },
    onError,
  })
  return (
    <Panel title={t('customers.data')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('customers.dataHint')}
        </Text>
        {may('customers.update') && (
          <Button
            variant="default"
            leftSection={<IconGitMerge size={16} aria-hidden />}
            onClick={() => setOpen('merge')}
          >
            {t('customers.mergeTitle')}
          </Button>
        )}
        {may('customers.erase') && (
          <>
            <Button
              variant="default"
              leftSection={<IconDownload size={16} aria-hidden />}
              loading={exporting.isPending}
              onClick={() => exporting.mutate()}
            >
              {t('customers.export')}
            </Button>
            <Button
              color="red"
              variant="outline"
              leftSection={<IconUserX size={16} aria-hidden />}
              onClick={() => setOpen('erase')}
            >
              {t('customers.eraseTitle')}
            </Button>
          </>
        )}
      </Stack>
      {open === 'merge' && <MergeWith customer={customer} onClose={close} />}
      {open === 'erase' && <EraseDialog customer={customer} onClose={close} />}
    </Panel>
  )
}
