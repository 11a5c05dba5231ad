import { useText } from '@counterflow/ui'
import { PasswordInput } from '@mantine/core'
import type { ChannelSetup } from './channel-queries'

interface SecretFieldsProps {
  setup: ChannelSetup
  /** All, when undefined. */
  names?: readonly string[]
  value: Record<string, string>
  errors: Record<string, string>
  onChange: (name: string, secret: string) => void
}

/** The secrets of a channel: they are typed in here, and shown nowhere. */
export function SecretFields({ setup, names, value, errors, onChange }: SecretFieldsProps) {
  const { t, language } = useText()
  return setup.secrets
    .filter(({ name }) => names?.includes(name) ?? true)
    .map(({ name, title, description, isKept }) => (
      <PasswordInput
        key={name}
        label={title[language]}
        description={isKept ? t('channels.secretKept') : description[language]}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        autoComplete="new-password"
        maxLength={4_000}
        value={value[name] ?? ''}
        error={errors[`secrets.${name}`]}
        onChange={(event) => onChange(name, event.currentTarget.value)}
      />
    ))
}
