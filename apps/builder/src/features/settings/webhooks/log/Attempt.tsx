import { formatDuration, formatPreciseTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Code, Group, Text } from '@mantine/core'
import { answerWords, failureWords } from './attempt-words'
import type { DeliveryAttempt } from './delivery-queries'

/** One attempt: when, how long, and what was answered. */
export function Attempt({ attempt }: { attempt: DeliveryAttempt }) {
  const text = useText()
  const { t, language } = text
  const { number, at, milliseconds, status, body } = attempt
  const failure = failureWords(attempt, text)
  return (
    <div>
      <Group gap="xs" justify="space-between">
        <Text size="sm" fw={500}>
          {t('webhooks.deliveries.attempt', { number })} · {answerWords(attempt, text)}
        </Text>
        <Text size="xs" c="dimmed" className="cf-figures">
          {formatPreciseTime(at, language)} · {formatDuration(milliseconds, language)}
        </Text>
      </Group>
      {failure !== undefined && <Text size="sm">{failure}</Text>}
      {status !== null && body === '' && (
        <Text size="sm" c="dimmed">
          {t('webhooks.deliveries.noBody')}
        </Text>
      )}
      {body !== null && body !== '' && (
        <Code block mt={4} style={{ fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {body}
        </Code>
      )}
    </div>
  )
}
