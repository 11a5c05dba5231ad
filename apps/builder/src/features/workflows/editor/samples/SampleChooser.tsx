import { formatRelative } from '@counterflow/i18n'
import { useNow, useText, type Text as Words } from '@counterflow/ui'
import { NativeSelect, Text } from '@mantine/core'
import { useSamples } from './SamplesContext'
import type { TriggerSample } from './samples-query'

/** A past event in a few words: "#1042 · yesterday". */
export function eventWords({ at, subject }: TriggerSample, now: number, { t, language }: Words): string {
  const when = formatRelative(at, Math.max(now, Date.parse(at)), language)
  return subject === null ? when : t('values.sample.event', { subject: subject.label, when })
}

/** From which past event samples are taken, or why they are examples. */
export function SampleChooser() {
  const text = useText()
  const { t } = text
  const now = useNow()
  const { state, events, event, choose } = useSamples()
  if (state !== 'real' || event === undefined) {
    return (
      <Text size="xs" c="dimmed" role="status">
        {t(`values.sample.${state === 'real' ? 'none' : state}`)}
      </Text>
    )
  }
  return (
    <NativeSelect
      size="xs"
      label={t('values.sample.from')}
      data={events.map((one) => ({ value: one.eventId, label: eventWords(one, now, text) }))}
      value={event.eventId}
      onChange={(change) => choose(change.currentTarget.value)}
    />
  )
}
