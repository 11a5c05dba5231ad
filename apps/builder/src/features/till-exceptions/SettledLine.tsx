import { formatDateTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Text } from '@mantine/core'

interface SettledLineProps {
  /** What was decided, where more than one thing can be. */
  decision?: string
  settledAt: string | null
  settledBy: string | null
  note: string | null
}

/** Who saw to something, when, and what they wrote of it. */
export function SettledLine({ decision, settledAt, settledBy, note }: SettledLineProps) {
  const { t, language } = useText()
  const time = settledAt === null ? undefined : formatDateTime(settledAt, language)
  const words = [
    decision,
    time && t('tillExceptions.settled', { name: settledBy ?? t('tillExceptions.byItself'), time }),
    note,
  ]
  return (
    <Text size="xs" c="dimmed" style={{ whiteSpace: 'pre-wrap' }}>
      {words.filter(Boolean).join(' · ')}
    </Text>
  )
}
