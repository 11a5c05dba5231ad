import { FormFooter, useText, type Text as Words } from '@counterflow/ui'
import { Input, Modal, Skeleton, Stack, Textarea } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { fieldErrors } from '../../platform/api/problem-text'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { leadToFirstFault } from '../../platform/forms/lead-to-first-fault'
import { MoneyInput } from '../../platform/forms/MoneyInput'
import { CustomerSelect } from '../customers/CustomerSelect'
import { useMay } from '../session/useStaff'
import { type Shop, shopQuery } from '../settings/shop-queries'
import { InstantInput } from '../workflows/editor/forms/InstantInput'
import { GiftCardCode } from './GiftCardCode'
import { useIssueGiftCard } from './gift-card-queries'

/** Asks what is to be issued, and then shows the code, this once. */
export function IssueGiftCard({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const { data: shop } = useQuery(shopQuery)
  const issue = useIssueGiftCard()
  if (issue.data) return <GiftCardCode issued={issue.data} onClose={onClose} />
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('giftCards.issue')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      {shop === undefined ? (
        <Skeleton height={240} />
      ) : (
        <IssueForm shop={shop} issue={issue} onClose={onClose} />
      )}
    </Modal>
  )
}

interface IssueFormProps {
  shop: Shop
  issue: ReturnType<typeof useIssueGiftCard>
  onClose: () => void
}

interface IssueValues {
  amount: number | undefined
  customerId: string | null
  expiresAt: string
  note: string
}

const amountError = ({ amount }: IssueValues, { t }: Words) =>
  amount !== undefined && amount > 0 ? null : t('giftCards.amountMissing')

function IssueForm({ shop: { currency }, issue, onClose }: IssueFormProps) {
  const text = useText()
  const { t } = text
  const may = useMay()
  const form = useForm<IssueValues>({
    initialValues: { amount: undefined, customerId: null, expiresAt: '', note: '' },
    validate: { amount: (_, values) => amountError(values, text) },
  })
  const send = ({ amount = 0, customerId, expiresAt, note }: IssueValues) =>
    issue.mutate(
      {
        amount: { amount, currency },
        customerId: customerId ?? undefined,
        expiresAt: expiresAt === '' ? undefined : expiresAt,
        note: note.trim() === '' ? undefined : note.trim(),
      },
      { onError: (error) => form.setErrors(fieldErrors(error, text)) },
    )
  return (
    <form noValidate onSubmit={form.onSubmit(send, leadToFirstFault)}>
      <Stack>
        <MoneyInput
          label={t('giftCards.amount')}
          currency={currency}
          allowNegative={false}
          data-autofocus
          {...form.getInputProps('amount')}
          value={form.values.amount}
        />
        {may('customers.read') && (
          <CustomerSelect
            label={`${t('giftCards.customer')} (${t('general.optional')})`}
            placeholder={t('giftCards.chooseCustomer')}
            clearable
            value={form.values.customerId}
            error={form.errors.customerId}
            onChange={(customerId) => form.setFieldValue('customerId', customerId)}
          />
        )}
        <Input.Wrapper
          label={`${t('giftCards.expiresAt')} (${t('general.optional')})`}
          description={t('giftCards.expiresHint')}
          labelElement="div"
          error={form.errors.expiresAt}
        >
          <InstantInput
            label={t('giftCards.expiresAt')}
            value={form.values.expiresAt}
            readOnly={false}
            onChange={(expiresAt) => form.setFieldValue('expiresAt', expiresAt ?? '')}
          />
        </Input.Wrapper>
        <Textarea
          label={`${t('giftCards.note')} (${t('general.optional')})`}
          description={t('giftCards.noteHint')}
          maxLength={300}
          autosize
          {...form.getInputProps('note')}
        />
        <FailureNotice error={issue.error} />
        <FormFooter onCancel={onClose} loading={issue.isPending}>
          {t('giftCards.issue')}
        </FormFooter>
      </Stack>
    </form>
  )
}
