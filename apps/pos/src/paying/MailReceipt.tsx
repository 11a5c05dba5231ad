import type { CustomerId, SaleId } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { looksLikeEmail } from '../selling/email'
import { useSelling } from '../selling/useSelling'
import { useLive } from '../till/live'
import { useSeller } from '../till/TillContext'

interface MailReceiptProps {
  readonly saleId: SaleId
  readonly customerId: CustomerId | undefined
}

/** Mails a receipt: at once when there is a network, otherwise once there is one, and says so. */
export function MailReceipt({ saleId, customerId }: MailReceiptProps) {
  const { t } = useText()
  const { till } = useSelling()
  const { staff } = useSeller()
  const { reached } = useLive(till.sync.state)
  const known = customerId === undefined ? undefined : till.records.customers.read()?.get(customerId)
  const [email, setEmail] = useState(known?.email ?? '')
  const [state, setState] = useState<'sent' | 'failed' | 'no_shift'>()
  const isWrong = email.trim() !== '' && !looksLikeEmail(email)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!looksLikeEmail(email)) return
    const recording = await till.ledger.record(
      (view) => ({
        type: 'receipt_mailed',
        shiftId: view.state.shift?.id ?? null,
        payload: { saleId, email: email.trim() },
      }),
      staff.staffId,
    )
    setState(recording.kind === 'recorded' ? 'sent' : recording.kind === 'refused' ? 'no_shift' : 'failed')
  }
  if (state === 'sent')
    return (
      <Notice tone="good">
        {t(reached === 'yes' ? 'tillSelling.mail.sent' : 'tillSelling.mail.queued', { email: email.trim() })}
      </Notice>
    )
  return (
    <form onSubmit={(event) => void send(event)}>
      {state !== undefined && (
        <Notice tone="bad" urgent>
          {t(state === 'no_shift' ? 'tillSelling.shift.closed' : 'tillSelling.failed.storage')}
        </Notice>
      )}
      <Group align="flex-start" wrap="nowrap">
        <TextInput
          style={{ flex: 1, textAlign: 'start' }}
          size="lg"
          type="email"
          aria-label={t('tillSelling.mail.label')}
          placeholder={t('tillSelling.mail.label')}
          error={isWrong ? t('tillSelling.emailWrong') : undefined}
          maxLength={200}
          value={email}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
        />
        <Button size="lg" type="submit" variant="default" disabled={email.trim() === '' || isWrong}>
          {t('tillSelling.mail.send')}
        </Button>
      </Group>
    </form>
  )
}
