import { fewestPatterns, meansAnyEvent } from '@counterflow/core'
import { useText } from '@counterflow/ui'
import { Box, Checkbox, Fieldset, ScrollArea, Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { hasWords } from '../../../../platform/list/has-words'
import { useStaff } from '../../../session/useStaff'
import { eventWords, subjectOf, subjectWords } from '../event-words'
import type { OfferedEvent } from '../webhook-queries'

interface EventPickerProps {
  offered: readonly OfferedEvent[]
  /** Events, subjects (`order.*`) or everything (`*`). */
  value: readonly string[]
  error: string | undefined
  onChange: (value: string[]) => void
}

/** The events by what they are about, in words, with a search. Whoever may not see one cannot choose it. */
export function EventPicker({ offered, value, error, onChange }: EventPickerProps) {
  const text = useText()
  const { t } = text
  const [search, setSearch] = useState('')
  const { permissions } = useStaff()
  const maySee = (events: readonly OfferedEvent[]) =>
    events.every(({ permission }) => permissions.includes(permission))
  const toggle = (pattern: string, chosen: boolean) =>
    onChange(chosen ? fewestPatterns([...value, pattern]) : value.filter((one) => one !== pattern))
  const found = offered.filter(({ type }) =>
    hasWords(`${eventWords(type, text)} ${subjectWords(subjectOf(type), text)} ${type}`, search),
  )
  const subjects = [...new Set(found.map(({ type }) => subjectOf(type)))]
  const isAll = value.includes('*')
  return (
    <Fieldset
      variant="unstyled"
      legend={t('webhooks.events')}
      styles={{ legend: { fontSize: 14, fontWeight: 500 } }}
    >
      <Stack gap="xs">
        <Choice
          label={t('webhooks.everything')}
          checked={isAll}
          allowed={maySee(offered)}
          onChange={(chosen) => toggle('*', chosen)}
        />
        <TextInput
          type="search"
          aria-label={t('webhooks.searchEvents')}
          placeholder={t('webhooks.searchEvents')}
          leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          // Enter looks for an event here, and does not send the form.
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
        <ScrollArea.Autosize
          mah={300}
          type="auto"
          bd="1px solid var(--mantine-color-default-border)"
          style={{ borderRadius: 8 }}
        >
          <Stack gap="md" p="sm">
            {found.length === 0 && <Text c="dimmed">{t('webhooks.noEvent')}</Text>}
            {subjects.map((subject) => {
              const all = offered.filter(({ type }) => subjectOf(type) === subject)
              const isWhole = isAll || value.includes(`${subject}.*`)
              return (
                <Stack key={subject} gap={6} role="group" aria-label={subjectWords(subject, text)}>
                  <Text size="sm" fw={600}>
                    {subjectWords(subject, text)}
                  </Text>
                  {all.length > 1 && search.trim() === '' && (
                    <Choice
                      label={t('webhooks.allOf')}
                      checked={isWhole}
                      disabled={isAll}
                      allowed={maySee(all)}
                      onChange={(chosen) => toggle(`${subject}.*`, chosen)}
                    />
                  )}
                  <Box ps={all.length > 1 ? 'lg' : 0}>
                    <Stack gap={6}>
                      {found
                        .filter(({ type }) => subjectOf(type) === subject)
                        .map((event) => (
                          <Choice
                            key={event.type}
                            label={eventWords(event.type, text)}
                            description={event.type}
                            checked={meansAnyEvent(value, event.type)}
                            disabled={isWhole}
                            allowed={maySee([event])}
                            onChange={(chosen) => toggle(event.type, chosen)}
                          />
                        ))}
                    </Stack>
                  </Box>
                </Stack>
              )
            })}
          </Stack>
        </ScrollArea.Autosize>
        {error !== undefined && (
          <Text size="sm" c="red" role="alert">
            {error}
          </Text>
        )}
      </Stack>
    </Fieldset>
  )
}

interface ChoiceProps {
  label: string
  description?: string
  checked: boolean
  disabled?: boolean
  allowed: boolean
  onChange: (chosen: boolean) => void
}

function Choice({ label, description, checked, disabled, allowed, onChange }: ChoiceProps) {
  const { t } = useText()
  return (
    <Checkbox
      size="sm"
      label={label}
      description={allowed ? description : t('webhooks.notAllowed')}
      checked={checked}
      // What was chosen by somebody else can be taken away.
      disabled={disabled === true || (!allowed && !checked)}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
  )
}
