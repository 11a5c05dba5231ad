import { formatMoney } from '@counterflow/i18n'
import { FormFooter, Notice, useText } from '@counterflow/ui'
import { Checkbox, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { useIdempotencyKey } from '../../../platform/api/idempotency-key'
import { isProblem } from '../../../platform/api/problem'
import { problemText } from '../../../platform/api/problem-text'
import { type Draft, draftQuery, paymentMethodsQuery } from '../draft-queries'

interface CompleteModalProps {
  draft: Draft
  onClose: () => void
}

/** Makes a draft an order that is paid by hand: now, or once the money has come. */
export function CompleteModal({ draft, onClose }: CompleteModalProps) {
  const text = useText()
  const { t, local, language } = text
  const client = useQueryClient()
  const router = useRouter()
  const keyFor = useIdempotencyKey()
  const methods = useQuery(paymentMethodsQuery)
  const usable = (methods.data ?? []).filter(({ enabled }) => enabled)
  const [chosen, setChosen] = useState<string | null>(null)
  const method = usable.find(({ key }) => key === chosen) ?? usable[0]
  const [paid, setPaid] = useState(true)
  const [allowOversell, setAllowOversell] = useState(false)
  const address = draft.customer?.email ?? draft.content.email
  const [notify, setNotify] = useState(false)
  const complete = useMutation({
    mutationFn: (key: string) => {
      const body = { version: draft.version, method: key, paid, allowOversell, notify }
      const header = { 'Idempotency-Key': keyFor(['complete', draft.id, body]) }
      const path = { draftId: draft.id }
      return answered(api.POST('/api/v1/drafts/{draftId}/complete', { params: { path, header }, body }))
    },
    onSuccess: async (completed) => {
      client.setQueryData(draftQuery(draft.id).queryKey, completed)
      for (const root of ['drafts', 'orders', 'products']) void client.invalidateQueries({ queryKey: [root] })
      const { orderId } = completed
      if (orderId !== null) await router.navigate({ to: '/orders/$orderId', params: { orderId } })
    },
  })
  const failure = complete.error ?? methods.error
  const failed = failure ? problemText(failure, text) : undefined
  const total = draft.price === null ? '' : formatMoney(draft.price.total, language)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('drafts.completeTitle', { total })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (method !== undefined) complete.mutate(method.key)
        }}
      >
        <Stack>
          <Select
            label={t('drafts.method')}
            data={usable.map(({ key, name }) => ({ value: key, label: local(name) }))}
            value={method?.key ?? null}
            allowDeselect={false}
            data-autofocus
            onChange={setChosen}
          />
          <Checkbox
            label={t('drafts.paidNow')}
            description={t('drafts.paidNowHint')}
            checked={paid}
            onChange={(event) => setPaid(event.currentTarget.checked)}
          />
          {address !== null && (
            <Checkbox
              label={t('drafts.notify')}
              description={address}
              checked={notify}
              onChange={(event) => setNotify(event.currentTarget.checked)}
            />
          )}
          {(allowOversell || isProblem(complete.error, 'out-of-stock')) && (
            <Checkbox
              label={t('drafts.oversell')}
              checked={allowOversell}
              onChange={(event) => setAllowOversell(event.currentTarget.checked)}
            />
          )}
          {failed && (
            <Notice tone="bad" title={failed.message} urgent>
              {failed.fix && <Text size="sm">{failed.fix}</Text>}
            </Notice>
          )}
          <FormFooter onCancel={onClose} loading={complete.isPending} disabled={method === undefined}>
            {paid ? t('drafts.markPaid') : t('drafts.createUnpaid')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
