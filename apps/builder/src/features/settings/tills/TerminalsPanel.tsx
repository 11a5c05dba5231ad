import { Panel, useText } from '@counterflow/ui'
import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { TillSettingsPart } from './TillSettingsForm'
import { freshTerminalKey } from './till-settings-form'

const most = 10

/** Card terminals of others that stand beside the till. */
export function TerminalsPanel({ values, errors, onChange }: TillSettingsPart) {
  const { t } = useText()
  const { cardProviders } = values
  const add = () => {
    const key = freshTerminalKey(cardProviders.map((one) => one.key))
    onChange({ cardProviders: [...cardProviders, { key, name: '' }] })
  }
  return (
    <Panel title={t('tillSettings.terminals')}>
      <Stack gap="sm">
        <Text c="dimmed">{t('tillSettings.terminalsHint')}</Text>
        {cardProviders.map(({ key, name }, index) => (
          <Group key={key} gap="xs" align="flex-start" wrap="nowrap">
            <TextInput
              style={{ flex: 1 }}
              aria-label={t('tillSettings.terminalNameOf', { number: index + 1 })}
              placeholder={t('tillSettings.terminalName')}
              maxLength={80}
              value={name}
              error={errors[`cardProviders.${index}.name`]}
              onChange={(event) => {
                const typed = event.currentTarget.value
                onChange({
                  cardProviders: cardProviders.map((one) => (one.key === key ? { key, name: typed } : one)),
                })
              }}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              size={36}
              aria-label={t('tillSettings.removeTerminal', { name })}
              onClick={() => onChange({ cardProviders: cardProviders.filter((one) => one.key !== key) })}
            >
              <IconTrash size={16} stroke={1.5} aria-hidden />
            </ActionIcon>
          </Group>
        ))}
        {cardProviders.length < most && (
          <Group>
            <Button
              variant="default"
              size="xs"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={add}
            >
              {t('tillSettings.addTerminal')}
            </Button>
          </Group>
        )}
      </Stack>
    </Panel>
  )
}
