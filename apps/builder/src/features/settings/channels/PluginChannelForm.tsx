import { type Json, jsonSchemaSchema } from '@counterflow/core'
import { Panel, useText } from '@counterflow/ui'
import { Checkbox, NumberInput, Stack, Text, TextInput } from '@mantine/core'
import { z } from 'zod'
import { SaveBar } from '../../../platform/forms/SaveBar'
import { CopyLine } from './CopyLine'
import type { ChannelSetup } from './channel-queries'
import { type PlainField, plainFields } from './plain-fields'
import { SecretFields } from './SecretFields'
import { useSetupDraft } from './useSetupDraft'

type Written = Record<string, Json>

/** A channel that a plugin brings: its form follows from its manifest. */
export function PluginChannelForm({ saved }: { saved: ChannelSetup }) {
  const { t, language } = useText()
  const fields = plainFields(jsonSchemaSchema.safeParse(saved.settingsSchema).data)
  const kept = z.record(z.string(), z.json()).safeParse(saved.settings).data
  const known: Written = Object.fromEntries(
    fields.map(({ name, initial }) => [name, kept?.[name] ?? initial]),
  )
  const draft = useSetupDraft<Written>(saved, known, withoutEmpty)
  const { value, errors, set, setEnabled, setSecret, save, bar } = draft
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Stack gap="md">
        {saved.guide !== null && (
          <Panel title={t('channels.guide')}>
            <Text style={{ whiteSpace: 'pre-line' }}>{saved.guide[language]}</Text>
          </Panel>
        )}
        {saved.callbackUrl !== null && (
          <Panel title={t('channels.callback')}>
            <Stack gap="sm">
              <CopyLine value={saved.callbackUrl} />
              <Text size="sm" c="dimmed">
                {t('channels.callbackHint')}
              </Text>
            </Stack>
          </Panel>
        )}
        <Panel title={t('channels.settings')}>
          <Stack gap="md">
            <Checkbox
              label={t('channels.turnOn')}
              checked={value.enabled}
              onChange={(event) => setEnabled(event.currentTarget.checked)}
            />
            <SecretFields setup={saved} value={value.secrets} errors={errors} onChange={setSecret} />
            {fields.map((field) => (
              <SettingField
                key={field.name}
                field={field}
                value={value.settings[field.name] ?? ''}
                error={errors[`settings.${field.name}`]}
                onChange={(next) => set({ [field.name]: next })}
              />
            ))}
          </Stack>
        </Panel>
        <SaveBar {...bar} />
      </Stack>
    </form>
  )
}

interface SettingFieldProps {
  field: PlainField
  value: Json
  error: string | undefined
  onChange: (value: Json) => void
}

function SettingField({ field: { kind, title, description }, value, error, onChange }: SettingFieldProps) {
  if (kind === 'boolean') {
    return (
      <Checkbox
        label={title}
        description={description}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    )
  }
  const shared = { label: title, description, error }
  if (kind === 'number') {
    return (
      <NumberInput
        {...shared}
        value={typeof value === 'number' ? value : ''}
        onChange={(next) => onChange(next)}
      />
    )
  }
  return (
    <TextInput
      {...shared}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete="off"
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

/** A field that is left empty has the value that the plugin chose. */
const withoutEmpty = (settings: Written): Written =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== ''))
