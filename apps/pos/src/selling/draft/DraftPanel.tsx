import { draftedOrder } from '@counterflow/core'
import { Notice, useText } from '@counterflow/ui'
import { Button, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLive } from '../../till/live'
import { useSeller } from '../../till/TillContext'
import { looksLikeEmail } from '../email'
import { PanelFrame } from '../PanelFrame'
import { useAmountText } from '../pad/useAmountText'
import { useCounter, useSelling } from '../useSelling'

/** The cart as an order that is paid later: by an invoice that is mailed, or at the counter (R102, R103). */
export function DraftPanel() {
  const { t } = useText()
  const selling = useSelling()
  const { staff } = useSeller()
  const counter = useCounter()
  const amount = useAmountText()
  const { reached } = useLive(selling.till.sync.state)
  const customerId = counter?.document.cart.customer?.id
  const known = customerId === undefined ? undefined : selling.till.records.customers.read()?.get(customerId)
  const [email, setEmail] = useState(known?.email ?? '')
  const [isSaving, setSaving] = useState(false)
  if (counter === undefined) return null
  const { cart } = counter.document
  const isWrong = email.trim() !== '' && !looksLikeEmail(email)
  const save = async () => {
    const draft = draftedOrder(cart, counter.priced, email.trim() === '' ? null : email.trim())
    if (draft === undefined || isWrong) return
    setSaving(true)
    const recording = await selling.till.ledger.record(
      ({ state }) => ({ type: 'order_drafted', shiftId: state.shift?.id ?? null, payload: { draft } }),
      staff.staffId,
      cart.approvedBy,
    )
    setSaving(false)
    if (recording.kind === 'recorded') {
      await selling.desk.clear()
      selling.showGoods()
      selling.say(
        'good',
        draft.invoiceEmail === null ? 'tillSelling.draft.saved' : 'tillSelling.draft.savedMail',
      )
      if (recording.event.type === 'order_drafted')
        void selling.till.printing.print({ kind: 'draft', event: recording.event })
    } else
      selling.say(
        'bad',
        recording.kind === 'refused' ? 'tillSelling.failed.refused' : `tillSelling.failed.${recording.why}`,
      )
  }
  return (
    <PanelFrame title={t('tillSelling.draft.title')} onClose={selling.showGoods}>
      <Stack>
        <Text size="lg">{t('tillSelling.draft.body', { total: amount(counter.priced.priced.goods) })}</Text>
        {cart.returns.length > 0 && <Notice tone="caution">{t('tillSelling.draft.noReturns')}</Notice>}
        <TextInput
          size="lg"
          type="email"
          label={t('tillSelling.draft.email')}
          description={t('tillSelling.draft.emailHint')}
          error={isWrong ? t('tillSelling.emailWrong') : undefined}
          maxLength={200}
          value={email}
          onChange={({ currentTarget: { value } }) => setEmail(value)}
        />
        {reached !== 'yes' && <Notice tone="neutral">{t('tillSelling.draft.offline')}</Notice>}
        <Button
          size="lg"
          loading={isSaving}
          disabled={isWrong || cart.returns.length > 0 || cart.lines.length === 0}
          onClick={() => void save()}
        >
          {t('tillSelling.draft.save')}
        </Button>
      </Stack>
    </PanelFrame>
  )
}
