import { formatDateTime } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Group, Text } from '@mantine/core'
import { AnchorLink } from '../../../platform/router/links'
import { RunBadge } from '../RunBadge'
import type { Run } from '../run-queries'

/** The run that this one takes up again, and those that take up this one. */
export function RunRelatives({ run }: { run: Run }) {
  const { t, language } = useText()
  return (
    <>
      {run.retryOf !== null && (
        <AnchorLink to="/runs/$runId" params={{ runId: run.retryOf }} size="sm" py={3}>
          {t('runs.retry.of')}
        </AnchorLink>
      )}
      {run.retries.map((retry) => (
        <Group key={retry.id} gap="xs">
          <Text size="sm">{t('runs.retry.retries')}</Text>
          <AnchorLink to="/runs/$runId" params={{ runId: retry.id }} size="sm" py={3}>
            {formatDateTime(retry.createdAt, language)}
          </AnchorLink>
          <RunBadge status={retry.status} />
        </Group>
      ))}
    </>
  )
}
