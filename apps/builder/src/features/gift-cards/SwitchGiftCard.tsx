import { formatMoney } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { type GiftCardDetail, useGiftCardDeeds } from './gift-card-queries'

interface SwitchGiftCardProps {
  card: GiftCardDetail
  onClose: () => void
}

/** Disables or enables a gift card, with a reason. */
export function SwitchGiftCard({ card: { id, balance, status }, onClose }: SwitchGiftCardProps) {
  const { t, language } = useText()
  const { set } = useGiftCardDeeds(id)
  const enabled = status === 'disabled'
  const deed = enabled ? 'enable' : 'disable'
  const form = useForm({
    initialValues: { reason: '' },
    validate: { reason: (reason) => (reason.trim() === '' ? t('giftCards.reasonMissing') : null) },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(`giftCards.${deed}Title`)}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={form.onSubmit(({ reason }) =>
          set.mutate({ enabled, reason: reason.trim() }, { onSuccess: onClose }),
        )}
      >
        <Stack>
          <Text size="sm">{t(`giftCards.${deed}Body`, { balance: formatMoney(balance, language) })}</Text>
          <TextInput
            label={t('giftCards.reason')}
            maxLength={300}
            data-autofocus
            {...form.getInputProps('reason')}
          />
          <FailureNotice error={set.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('general.cancel')}
            </Button>
            <Button type="submit" {...(enabled ? {} : { color: 'red' })} loading={set.isPending}>
              {t(`giftCards.${deed}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
