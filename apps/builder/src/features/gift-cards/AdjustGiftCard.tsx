import { formatMoney } from '@counterflow/i18n'
import { FormFooter, useText } from '@counterflow/ui'
import { Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../platform/api/problem-text'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../platform/forms/lead-to-first-fault'
import { MoneyInput } from '../../platform/forms/MoneyInput'
import { type GiftCardDetail, useGiftCardDeeds } from './gift-card-queries'

interface AdjustGiftCardProps {
  card: GiftCardDetail
  onClose: () => void
}

/** Asks how much to add or take off, and why. */
export function AdjustGiftCard({ card: { id, balance }, onClose }: AdjustGiftCardProps) {
  const text = useText()
  const { t, language } = text
  const { adjust } = useGiftCardDeeds(id)
  const form = useForm<{ amount: number | undefined; reason: string }>({
    initialValues: { amount: undefined, reason: '' },
    validate: {
      amount: (amount = 0) => {
        if (amount === 0) return t('giftCards.amountZero')
        return balance.amount + amount < 0 ? t('problems.gift-card-balance.message') : null
      },
      reason: (reason) => (reason.trim() === '' ? t('giftCards.reasonMissing') : null),
    },
  })
  const left = { ...balance, amount: Math.max(0, balance.amount + (form.values.amount ?? 0)) }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('giftCards.adjust')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(
          ({ amount = 0, reason }) =>
            adjust.mutate(
              { amount: { ...balance, amount }, reason: reason.trim() },
              { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error, text)) },
            ),
          leadToFirstFault,
        )}
      >
        <Stack>
          <MoneyInput
            label={t('giftCards.adjustBy')}
            description={t('giftCards.adjustHint', { balance: formatMoney(left, language) })}
            currency={balance.currency}
            data-autofocus
            {...form.getInputProps('amount')}
            value={form.values.amount}
          />
          <TextInput label={t('giftCards.reason')} maxLength={300} {...form.getInputProps('reason')} />
          <FailureNotice error={adjust.error} />
          <FormFooter onCancel={onClose} loading={adjust.isPending}>
            {t('giftCards.adjust')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
