import { FormFooter, useText } from '@counterflow/ui'
import { Checkbox, List, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { isProblem } from '../../../platform/api/problem'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import type { CustomerProfile } from '../customer-queries'

/** Erases a person for good, once their name was typed. */
export function EraseDialog({ customer, onClose }: { customer: CustomerProfile; onClose: () => void }) {
  const text = useText()
  const { t } = text
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const [force, setForce] = useState(false)
  const expected = customer.name.trim()
  const erase = useMutation({
    mutationFn: () =>
      answered(
        api.POST('/api/v1/customers/{customerId}/erase', {
          params: { path: { customerId: customer.id } },
          body: { confirmation: typed.trim(), force },
        }),
      ),
    onSuccess: async () => {
      onClose()
      // Orders, runs and mails showed them as well.
      await client.invalidateQueries()
    },
  })
  const hasOpenOrders = isProblem(erase.error, 'customer-has-open-orders')
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('customers.eraseTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() === expected) erase.mutate()
        }}
      >
        <Stack>
          <Text>{t('customers.eraseIntro')}</Text>
          <List size="sm" spacing={4}>
            <List.Item>{t('customers.eraseGone')}</List.Item>
            <List.Item>{t('customers.eraseKept')}</List.Item>
            <List.Item fw={600}>{t('customers.eraseFinal')}</List.Item>
          </List>
          <TextInput
            label={t('customers.eraseConfirm', { name: expected })}
            autoComplete="off"
            data-autofocus
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <FailureNotice error={erase.error} />
          {(hasOpenOrders || force) && (
            <Checkbox
              label={t('customers.eraseAnyway')}
              checked={force}
              onChange={({ currentTarget }) => setForce(currentTarget.checked)}
            />
          )}
          <FormFooter
            onCancel={onClose}
            color="red"
            disabled={typed.trim() !== expected}
            loading={erase.isPending}
          >
            {t('customers.erase')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
