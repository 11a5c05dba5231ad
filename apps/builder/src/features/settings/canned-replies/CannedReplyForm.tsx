import { type CannedVariable, cannedVariables, type Language, languages } from '@counterflow/core'
import { languageNames, type TextKey } from '@counterflow/i18n'
import { FormFooter, useText } from '@counterflow/ui'
import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { fieldErrors } from '../../../platform/api/problem-text'
import { FailureNotice } from '../../../platform/forms/FailureNotice'
import { type CannedReply, useStoreReply } from './canned-reply-queries'

interface CannedReplyFormProps {
  /** Undefined: a new one. */
  reply: CannedReply | undefined
  onClose: () => void
}

const longest = 4_000

const variableNames: Record<CannedVariable, TextKey> = {
  'customer.name': 'cannedReplies.variable.customerName',
  'customer.email': 'cannedReplies.variable.customerEmail',
  'staff.name': 'cannedReplies.variable.staffName',
  'shop.name': 'cannedReplies.variable.shopName',
  'order.number': 'cannedReplies.variable.orderNumber',
}

/** A canned reply in up to three languages, with variables to put in. */
export function CannedReplyForm({ reply, onClose }: CannedReplyFormProps) {
  const text = useText()
  const { t, language } = text
  const store = useStoreReply(reply)
  const [title, setTitle] = useState(reply?.title ?? '')
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '')
  const [written, setWritten] = useState<Partial<Record<Language, string>>>(given(reply?.text ?? {}))
  const focused = useRef<{ language: Language; field: HTMLTextAreaElement } | undefined>(undefined)
  const errors = fieldErrors(store.error, text)
  const ordered = [language, ...languages.filter((other) => other !== language)]
  const putIn = (name: string) => {
    const place = focused.current
    const into = place?.language ?? language
    const before = written[into] ?? ''
    const at = place?.field.selectionStart ?? before.length
    setWritten({ ...written, [into]: `${before.slice(0, at)}{{ ${name} }}${before.slice(at)}` })
    place?.field.focus()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(reply === undefined ? 'cannedReplies.add' : 'cannedReplies.edit')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          store.mutate({ title, shortcut, text: given(written) }, { onSuccess: onClose })
        }}
      >
        <Stack>
          <TextInput
            label={t('cannedReplies.name')}
            placeholder={t('cannedReplies.namePlaceholder')}
            maxLength={80}
            data-autofocus
            value={title}
            error={errors.title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput
            label={t('cannedReplies.shortcut')}
            description={t('cannedReplies.shortcutHint')}
            leftSection="/"
            maxLength={40}
            value={shortcut}
            error={errors.shortcut}
            onChange={(event) => setShortcut(event.currentTarget.value)}
          />
          {ordered.map((each) => (
            <Textarea
              key={each}
              label={t('cannedReplies.textIn', { language: languageNames[each] })}
              lang={each}
              autosize
              minRows={each === language ? 3 : 2}
              maxRows={10}
              maxLength={longest}
              value={written[each] ?? ''}
              error={errors[`text.${each}`] ?? (each === language ? errors.text : undefined)}
              onFocus={(event) => {
                focused.current = { language: each, field: event.currentTarget }
              }}
              onChange={(event) => setWritten({ ...written, [each]: event.currentTarget.value })}
            />
          ))}
          <div>
            <Text size="sm" c="dimmed" mb={4}>
              {t('cannedReplies.variables')}
            </Text>
            <Group gap={6}>
              {cannedVariables.map((name) => (
                <Button key={name} size="compact-xs" variant="default" onClick={() => putIn(name)}>
                  {t(variableNames[name])}
                </Button>
              ))}
            </Group>
          </div>
          {Object.keys(errors).length === 0 && <FailureNotice error={store.error} />}
          <FormFooter onCancel={onClose} loading={store.isPending}>
            {t('general.save')}
          </FormFooter>
        </Stack>
      </form>
    </Modal>
  )
}

/** The languages in which something is written. */
const given = (written: { readonly [Key in Language]?: string | undefined }) =>
  Object.fromEntries(
    languages.flatMap((language) => {
      const text = written[language]?.trim() ?? ''
      return text === '' ? [] : [[language, text] as const]
    }),
  )
