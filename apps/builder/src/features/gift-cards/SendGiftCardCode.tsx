import { FormFooter, Notice, useText } from '@counterflow/ui'
import { Modal, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { fieldErrors } from '../../platform/api/problem-text'
import { FailureNotice } from '../../platform/forms/FailureNotice'
import { type GiftCardDetail, useGiftCardDeeds } from './gift-card-queries'

interface SendGiftCardCodeProps {
  card: GiftCardDetail
  onClose: () => void
}

/** Sends a gift card's code to its owner, or a new one where the code is not known any more. */
export function SendGiftCardCode({ card, onClose }: SendGiftCardCodeProps) {
  const text = useText()
  const { t } = text
  const { sendCode } = useGiftCardDeeds(card.id)
  const [to, setTo] = useState('')
  // After a mail that did not leave, the same address again is another attempt.
  const [attempt, setAttempt] = useState(0)
  const errors = fieldErrors(sendCode.error, text)
  const needsAddress = card.customer === null
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('giftCards.sendTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const address = to.trim()
          const wish = { ...(address === '' ? {} : { to: address }), replace: !card.codeKnown, attempt }
          sendCode.mutate(wish, {
            onSuccess: () => {
              notifications.show({ message: t('giftCards.sent') })
              onClose()
            },
            onError: () => setAttempt(attempt + 1),
          })
        }}
      >
        <Stack>
          <Text size="sm">{t('giftCards.sendBody')}</Text>
          {!card.codeKnown && <Notice tone="caution">{t('giftCards.replaceBody')}</Notice>}
          <TextInput
            label={t('giftCards.sendTo')}
            description={needsAddress ? undefined : t('giftCards.sendToHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            type="email"
            maxLength={200}
            value={to}
            error={errors.to}
            data-autofocus
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <FailureNotice error={sendCode.error} />
          <FormFooter
            onCancel={onClose}
            loading={sendCode.isPending}
            disabled={needsAddress && to.trim() === ''}
          >
            {t('giftCards.send')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}
