import { type CustomerId, customerIdSchema } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { looksLikeEmail } from '../selling/email'
import { PanelFrame } from '../selling/PanelFrame'
import { useSelling } from '../selling/useSelling'
import { freshId } from '../till/fresh-id'
import { useSeller } from '../till/TillContext'

interface NewCustomerProps {
  /** What was looked for: mostly the name. */
  readonly typed: string
  readonly onMade: (customer: { customerId: CustomerId; name: string }) => void
  readonly onBack: () => void
}

/** Somebody whom the shop does not know yet. The till gives them their id, so that it needs no network (row 21). */
export function NewCustomer({ typed, onMade, onBack }: NewCustomerProps) {
  const { t } = useText()
  const { till } = useSelling()
  const { staff } = useSeller()
  const [name, setName] = useState(/\d|@/.test(typed) ? '' : typed)
  const [phone, setPhone] = useState(/^[+\d][\d\s-]+$/.test(typed) ? typed : '')
  const [email, setEmail] = useState(typed.includes('@') ? typed : '')
  const [failure, setFailure] = useState<'refused' | 'frozen' | 'disk_full' | 'storage'>()
  const isWrong = email.trim() !== '' && !looksLikeEmail(email)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '' || isWrong) return
    const customerId = freshId(customerIdSchema)
    const recording = await till.ledger.record(
      ({ state }) => ({
        type: 'customer_created',
        shiftId: state.shift?.isOpen ? state.shift.id : null,
        payload: { customerId, name: name.trim(), email: orNull(email), phone: orNull(phone) },
      }),
      staff.staffId,
    )
    if (recording.kind === 'recorded') onMade({ customerId, name: name.trim() })
    else setFailure(recording.kind === 'refused' ? 'refused' : recording.why)
  }
  return (
    <PanelFrame title={t('tillSelling.customer.new')} onClose={onBack}>
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          {failure !== undefined && (
            <Notice tone="bad" urgent>
              {t(`tillSelling.failed.${failure}`)}
            </Notice>
          )}
          <TextInput
            size="lg"
            label={t('tillSelling.customer.name')}
            required
            maxLength={200}
            autoFocus
            value={name}
            onChange={({ currentTarget: { value } }) => setName(value)}
          />
          <TextInput
            size="lg"
            type="tel"
            label={t('tillSelling.customer.phone')}
            maxLength={40}
            value={phone}
            onChange={({ currentTarget: { value } }) => setPhone(value)}
          />
          <TextInput
            size="lg"
            type="email"
            label={t('tillSelling.customer.email')}
            error={isWrong ? t('tillSelling.emailWrong') : undefined}
            maxLength={200}
            value={email}
            onChange={({ currentTarget: { value } }) => setEmail(value)}
          />
          <Button size="lg" type="submit" disabled={name.trim() === '' || isWrong}>
            {t('tillSelling.customer.save')}
          </Button>
        </Stack>
      </form>
    </PanelFrame>
  )
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())
