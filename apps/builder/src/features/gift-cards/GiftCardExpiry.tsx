import { FormFooter, useText } from '@counterflow/ui'
import { Input, Modal, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { fieldErrors } from '../../platform/api/problem-text'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { InstantInput } from '../workflows/editor/forms/InstantInput'
import { type GiftCardDetail, useGiftCardDeeds } from './gift-card-queries'

interface GiftCardExpiryProps {
  card: GiftCardDetail
  onClose: () => void
}

/** Asks from when on a gift card pays no more, and why that changes. */
export function GiftCardExpiry({ card: { id, expiresAt }, onClose }: GiftCardExpiryProps) {
  const text = useText()
  const { t } = text
  const { setExpiry } = useGiftCardDeeds(id)
  const form = useForm({
    initialValues: { expiresAt: expiresAt ?? '', reason: '' },
    validate: { reason: (reason) => (reason.trim() === '' ? t('giftCards.reasonMissing') : null) },
  })
  const send = (values: { expiresAt: string; reason: string }) =>
    setExpiry.mutate(
      { expiresAt: values.expiresAt === '' ? null : values.expiresAt, reason: values.reason.trim() },
      { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error, text)) },
    )
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('giftCards.expiryTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form noValidate onSubmit={form.onSubmit(send)}>
        <Stack>
          <Input.Wrapper
            label={t('giftCards.expiresAt')}
            description={t('giftCards.expiryHint')}
            labelElement="div"
            error={form.errors.expiresAt}
          >
            <InstantInput
              label={t('giftCards.expiresAt')}
              value={form.values.expiresAt}
              readOnly={false}
              onChange={(next) => form.setFieldValue('expiresAt', next ?? '')}
            />
          </Input.Wrapper>
          <TextInput label={t('giftCards.reason')} maxLength={300} {...form.getInputProps('reason')} />
          <FailureNotice error={setExpiry.error} />
          <FormFooter onCancel={onClose} loading={setExpiry.isPending}>
            {t('giftCards.changeExpiry')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
