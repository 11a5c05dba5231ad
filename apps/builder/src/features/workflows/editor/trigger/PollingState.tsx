import { formatRelative } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { triggerStateQuery } from '../../workflow-queries'

const route = getRouteApi('/shell/workflows/$workflowId')

/** How the polls of the workflow go: the last, what it found or why it failed, and the next. */
export function PollingState() {
  const { t, language } = useText()
  const { workflowId } = route.useParams()
  const { data } = useQuery(triggerStateQuery(workflowId))
  if (data === undefined) return null
  const { polling } = data
  if (polling === null) {
    return (
      <Text size="sm" c="dimmed">
        {t('triggers.polling.off')}
      </Text>
    )
  }
  const now = Date.now()
  const { lastAt, lastFound, nextAt, failures, error } = polling
  return (
    <Stack component="section" gap={4} aria-label={t('triggers.polling.title')}>
      <Text size="sm" fw={600}>
        {t('triggers.polling.title')}
      </Text>
      <Text size="sm">
        {lastAt === null
          ? t('triggers.polling.never')
          : t('triggers.polling.last', { when: formatRelative(lastAt, now, language) })}
        {error === null && lastFound !== null && ` · ${t('triggers.polling.found', { count: lastFound })}`}
      </Text>
      {error !== null && (
        <Notice tone="bad" title={t('triggers.polling.failed', { count: failures })}>
          <Text size="sm">{error.message}</Text>
        </Notice>
      )}
      <Text size="sm" c="dimmed">
        {t('triggers.polling.next', { when: formatRelative(nextAt, now, language) })}
      </Text>
    </Stack>
  )
}
