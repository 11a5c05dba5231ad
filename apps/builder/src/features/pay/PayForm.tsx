import type { Schemas } from '@counterflow/api-client'
import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Radio, Stack, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../platform/api/client'
import { useAttemptKey } from '../../platform/api/idempotency-key'
import { isProblem } from '../../platform/api/problem'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { type InvoiceToPay, invoiceToPayQuery } from './pay-queries'

interface PayFormProps {
  token: string
  invoice: InvoiceToPay
  total: Schemas['Money']
  onPaid: (orderNumber: string) => void
}

const looksLikeCard = (text: string) => /^[0-9 ]{12,23}$/.test(text.trim())

/** Pays what is shown, and nothing else: when the price is another by now, it is shown first. */
export function PayForm({ token, invoice, total, onPaid }: PayFormProps) {
  const text = useText()
  const { t, local, language } = text
  const client = useQueryClient()
  const { keyFor, noteDecline } = useAttemptKey()
  const [way, setWay] = useState('card')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const free = total.amount === 0
  const byCard = way === 'card' && !free
  const method = invoice.paymentMethods.find(({ key }) => key === way)
  const pay = useMutation({
    mutationFn: () => {
      const payment = free
        ? { kind: 'none' as const }
        : method === undefined
          ? { kind: 'card' as const, card: { number: number.trim() } }
          : { kind: 'manual' as const, method: method.key }
      const body = { version: invoice.version, expectedTotal: total, payment }
      const header = { 'Idempotency-Key': keyFor(body) }
      return answered(api.POST('/api/v1/pay/{token}', { params: { path: { token }, header }, body }))
    },
    onSuccess: (receipt) => onPaid(receipt.number),
    onError: (error) => {
      if (isProblem(error, 'card-declined')) noteDecline()
      else void client.invalidateQueries({ queryKey: invoiceToPayQuery(token).queryKey })
    },
  })
  const cardWrong = byCard && tried && !looksLikeCard(number)
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!byCard || looksLikeCard(number)) pay.mutate()
      }}
    >
      <Stack>
        {!free && (
          <Radio.Group label={t('drafts.pay.how')} value={way} onChange={setWay}>
            <Stack gap="xs" mt="xs">
              <Radio value="card" label={t('drafts.pay.card')} />
              {invoice.paymentMethods.map(({ key, name, instructions }) => (
                <Radio
                  key={key}
                  value={key}
                  label={local(name)}
                  description={way === key && instructions !== null ? local(instructions) : undefined}
                />
              ))}
            </Stack>
          </Radio.Group>
        )}
        {byCard && (
          <TextInput
            label={t('drafts.pay.cardNumber')}
            inputMode="numeric"
            autoComplete="cc-number"
            maxLength={23}
            value={number}
            error={cardWrong && t('drafts.pay.invalidCard')}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        )}
        <FailureNotice error={pay.error} />
        <Button type="submit" size="md" loading={pay.isPending}>
          {byCard
            ? t('drafts.pay.submit', { amount: formatMoney(total, language) })
            : t('drafts.pay.orderNow')}
        </Button>
      </Stack>
    </form>
  )
}
