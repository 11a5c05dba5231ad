import { type Payment, type PaymentMethod, payManually, tenderIdSchema } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useAmountText } from '../selling/pad/useAmountText'
import { useSelling } from '../selling/useSelling'
import { freshId } from '../till/fresh-id'
import { usePart } from './usePart'
import { usePaying } from './usePaying'

interface ManualFormProps {
  readonly payment: Payment
  readonly method: PaymentMethod
}

/** A way of paying by hand; whether it counts as paid at once is up to the shop (R104, R107). */
export function ManualForm({ payment, method }: ManualFormProps) {
  const { t, local } = useText()
  const { desk, till } = useSelling()
  const amount = useAmountText()
  const { pay, isBusy } = usePaying()
  const { part, field } = usePart(payment)
  const [reference, setReference] = useState('')
  const take = async () => {
    if (method.key === 'on_account') {
      const approval = await till.session.ask('sell_on_account')
      if (approval === 'denied') return
      await desk.approve(approval.approvedBy)
    }
    await pay((before) =>
      payManually(before, {
        tenderId: freshId(tenderIdSchema),
        method: method.key,
        amount: part,
        state: method.initiallyPaid ? 'paid' : 'unpaid',
        reference: reference.trim() === '' ? null : reference.trim(),
      }),
    )
  }
  return (
    <Stack>
      {method.instructions !== null && <Notice tone="neutral">{local(method.instructions)}</Notice>}
      {!method.initiallyPaid && <Notice tone="neutral">{t('tillSelling.manual.unpaid')}</Notice>}
      {field}
      <TextInput
        size="lg"
        label={t('tillSelling.manual.reference')}
        maxLength={200}
        autoComplete="off"
        value={reference}
        onChange={({ currentTarget: { value } }) => setReference(value)}
      />
      <Button h={64} fz={18} loading={isBusy} onClick={() => void take()}>
        {t('tillSelling.manual.take', { amount: amount(part), name: local(method.name) })}
      </Button>
    </Stack>
  )
}
