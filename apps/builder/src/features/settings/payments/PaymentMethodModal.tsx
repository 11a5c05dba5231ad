import { type Language, languages } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Button, Checkbox, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import type { PaymentMethod } from '../../orders/payment-method-queries'
import { freshMethodKey } from './fresh-method-key'
import { usePaymentMethodChange } from './usePaymentMethodChange'

interface PaymentMethodModalProps {
  /** A new one, when undefined. */
  method: PaymentMethod | undefined
  /** The keys that are given out. */
  taken: readonly string[]
  onClose: () => void
}

type Texts = Record<Language, string>

const none: Texts = { en: '', ko: '', ja: '' }
const trimmed = ({ en, ko, ja }: Texts): Texts => ({ en: en.trim(), ko: ko.trim(), ja: ja.trim() })

/** Names a way of paying in all languages, and says when it counts as paid. */
export function PaymentMethodModal({ method, taken, onClose }: PaymentMethodModalProps) {
  const text = useText()
  const { t, local } = text
  const [name, setName] = useState<Texts>(method?.name ?? none)
  const [instructions, setInstructions] = useState<Texts>(method?.instructions ?? none)
  const [initiallyPaid, setInitiallyPaid] = useState(method?.initiallyPaid ?? false)
  const [tried, setTried] = useState(false)
  const { put, remove } = usePaymentMethodChange()
  const error = put.error ?? remove.error
  const names = trimmed(name)
  const written = trimmed(instructions)
  const filled = languages.filter((language) => written[language] !== '').length
  const wrongInstructions = filled > 0 && filled < languages.length
  const wrongNames = languages.some((language) => names[language] === '')
  const confirmRemove = (known: PaymentMethod) =>
    modals.openConfirmModal({
      title: t('paymentMethods.remove'),
      children: <Text>{t('paymentMethods.removeConfirm', { name: local(known.name) })}</Text>,
      labels: { confirm: t('paymentMethods.remove'), cancel: t('general.cancel') },
      confirmProps: { color: 'red' },
      onConfirm: () => remove.mutate(known.key, { onSuccess: onClose }),
    })
  const save = () => {
    setTried(true)
    if (wrongNames || wrongInstructions) return
    const settings = {
      name: names,
      instructions: filled === 0 ? null : written,
      initiallyPaid,
      enabled: method?.enabled ?? true,
    }
    put.mutate({ key: method?.key ?? freshMethodKey(names.en, taken), settings }, { onSuccess: onClose })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(method === undefined ? 'paymentMethods.addTitle' : 'paymentMethods.editTitle')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack>
          {languages.map((language) => (
            <TextInput
              key={language}
              label={t('paymentMethods.name', { language: t(`paymentMethods.language.${language}`) })}
              maxLength={100}
              value={name[language]}
              error={tried && names[language] === '' ? t('paymentMethods.nameMissing') : undefined}
              onChange={(event) => setName({ ...name, [language]: event.currentTarget.value })}
            />
          ))}
          <Checkbox
            label={t('paymentMethods.paidLabel')}
            description={t('paymentMethods.paidHint')}
            checked={initiallyPaid}
            onChange={(event) => setInitiallyPaid(event.currentTarget.checked)}
          />
          <Text size="sm" c="dimmed">
            {t('paymentMethods.instructionsHint')}
          </Text>
          {languages.map((language) => (
            <Textarea
              key={language}
              label={t('paymentMethods.instructions', {
                language: t(`paymentMethods.language.${language}`),
              })}
              autosize
              maxRows={5}
              maxLength={1_000}
              value={instructions[language]}
              error={
                tried && wrongInstructions && written[language] === ''
                  ? t('paymentMethods.instructionsWrong')
                  : undefined
              }
              onChange={(event) =>
                setInstructions({ ...instructions, [language]: event.currentTarget.value })
              }
            />
          ))}
          <FailureNotice error={error} />
          <Group justify="space-between">
            {method !== undefined && !method.builtIn ? (
              <Button
                variant="subtle"
                color="red"
                loading={remove.isPending}
                onClick={() => confirmRemove(method)}
              >
                {t('paymentMethods.remove')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="sm">
              <Button variant="default" onClick={onClose}>
                {t('general.cancel')}
              </Button>
              <Button type="submit" loading={put.isPending}>
                {t('general.save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
