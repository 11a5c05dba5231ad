import type { PaymentMethodKey } from '@counterflow/core'
import { formatMoney } from '@counterflow/i18n'
import { FormFooter, useText } from '@counterflow/ui'
import { Checkbox, Modal, Select, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../../platform/api/client'
import { isProblem } from '../../../platform/api/problem'
import { useMay } from '../../session/useStaff'
import type { Order } from '../order-queries'
import { paymentMethodsQuery } from '../payment-method-queries'
import { ChangeFailure } from './ChangeFailure'
import { useOrderChange } from './useOrderChange'

interface MarkPaidModalProps {
  order: Order
  onClose: () => void
}

/** Confirms that what is outstanding has come, and by which way. */
export function MarkPaidModal({ order, onClose }: MarkPaidModalProps) {
  const { t, language, local } = useText()
  const { data: methods = [] } = useQuery(paymentMethodsQuery)
  const promised = order.manualPayments.find(({ status }) => status === 'pending')?.method
  const [method, setMethod] = useState<PaymentMethodKey>(promised ?? 'cash')
  const may = useMay()
  const [allowOversell, setAllowOversell] = useState(false)
  const { change, accept } = useOrderChange(
    order,
    (body: { method: PaymentMethodKey; allowOversell: boolean }, { orderId, version, header }) =>
      answered(
        api.POST('/api/v1/orders/{orderId}/mark-paid', {
          params: { path: { orderId }, header },
          body: { ...body, version },
        }),
      ),
  )
  const amount = formatMoney(order.snapshot.outstanding, language)
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('orderDeeds.markPaidTitle', { number: order.snapshot.number })}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate({ method, allowOversell }, { onSuccess: onClose })
        }}
      >
        <Stack>
          <Text>{t('orderDeeds.markPaidBody', { amount })}</Text>
          <Select
            label={t('orderDeeds.paidBy')}
            data={methods
              .filter(({ enabled }) => enabled)
              .map(({ key, name }) => ({ value: key, label: local(name) }))}
            value={method}
            onChange={(value) => value !== null && setMethod(value)}
            allowDeselect={false}
            data-autofocus
          />
          {may('orders.update') && (allowOversell || isProblem(change.error, 'out-of-stock')) && (
            <Checkbox
              label={t('orderDeeds.sellAnyway')}
              checked={allowOversell}
              onChange={(event) => setAllowOversell(event.currentTarget.checked)}
            />
          )}
          <ChangeFailure error={change.error} onAccept={accept} />
          <FormFooter onCancel={onClose} loading={change.isPending}>
            {t('orderDeeds.markPaid')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
