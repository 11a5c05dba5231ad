import { Panel, useText } from '@counterflow/ui'
import { Checkbox, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import type { WrittenEmail } from './email-fields'

interface MailboxFieldsProps {
  value: WrittenEmail
  errors: Record<string, string>
  onChange: (changes: Partial<WrittenEmail>) => void
  /** The field of the password. */
  children: ReactNode
}

const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error']

/** Which mailbox is looked into, and how the shop signs in. */
export function MailboxFields({ value, errors, onChange, children }: MailboxFieldsProps) {
  const { t } = useText()
  return (
    <Panel title={t('channels.email.mailbox')}>
      <Stack gap="md">
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('channels.email.host')}
            description={t('channels.email.hostHint')}
            inputWrapperOrder={order}
            autoComplete="off"
            value={value.host}
            error={errors['settings.imap.host']}
            onChange={(event) => onChange({ host: event.currentTarget.value })}
          />
          <NumberInput
            label={t('channels.email.port')}
            hideControls
            allowDecimal={false}
            thousandSeparator=""
            value={value.port}
            error={errors['settings.imap.port']}
            onChange={(port) => onChange({ port })}
          />
          <TextInput
            label={t('channels.email.user')}
            autoComplete="off"
            value={value.user}
            error={errors['settings.imap.user']}
            onChange={(event) => onChange({ user: event.currentTarget.value })}
          />
          {children}
          <TextInput
            label={t('channels.email.folder')}
            description={t('channels.email.folderHint')}
            inputWrapperOrder={order}
            value={value.folder}
            error={errors['settings.imap.folder']}
            onChange={(event) => onChange({ folder: event.currentTarget.value })}
          />
        </SimpleGrid>
        <Checkbox
          label={t('channels.email.secure')}
          description={t('channels.email.secureHint')}
          checked={value.secure}
          onChange={(event) => onChange({ secure: event.currentTarget.checked })}
        />
      </Stack>
    </Panel>
  )
}
