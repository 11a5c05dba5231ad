import { Notice, useText } from '@counterflow/ui'
import { Box, Button, Group, List, Progress, Stack, Text } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { AnchorLink } from '../../../platform/router/links'
import { type OrderBulk, orderBulkQuery, useBulkDeeds } from './bulk-queries'

interface BulkProgressProps {
  bulkId: string
  onClose: () => void
}

const shownFailures = 10

/** How far a deed for many orders has come, and afterwards what could not be done and why. */
export function BulkProgress({ bulkId, onClose }: BulkProgressProps) {
  const { t } = useText()
  const client = useQueryClient()
  const { data: bulk } = useQuery(orderBulkQuery(bulkId))
  const { stop, retry } = useBulkDeeds(bulkId)
  const state = bulk?.state
  useEffect(() => {
    if (state !== 'running') void client.invalidateQueries({ queryKey: ['orders'] })
  }, [client, state])
  if (bulk === undefined) return null
  const { done, failed, total } = bulk
  const running = state === 'running'
  const title = running
    ? t('bulk.progress', { done: done + failed, total })
    : state === 'stopped'
      ? t('bulk.stoppedTitle')
      : t('bulk.doneTitle', { count: done })
  return (
    <Box mb="sm">
      <Notice tone={failed > 0 ? 'caution' : running ? 'neutral' : 'good'} title={title}>
        <Stack gap="xs">
          {running && <Progress value={(100 * (done + failed)) / Math.max(total, 1)} aria-label={title} />}
          {state === 'stopped' && <Text size="sm">{t('bulk.progress', { done: done + failed, total })}</Text>}
          {failed > 0 && <Failures bulk={bulk} />}
          <Group gap="xs">
            {running && (
              <Button
                size="compact-sm"
                variant="default"
                loading={stop.isPending}
                onClick={() => stop.mutate()}
              >
                {t('bulk.stop')}
              </Button>
            )}
            {!running && (failed > 0 || state === 'stopped') && (
              <Button
                size="compact-sm"
                variant="default"
                loading={retry.isPending}
                onClick={() => retry.mutate()}
              >
                {t('bulk.retryFailed')}
              </Button>
            )}
            {!running && (
              <Button size="compact-sm" variant="subtle" color="gray" onClick={onClose}>
                {t('general.close')}
              </Button>
            )}
          </Group>
        </Stack>
      </Notice>
    </Box>
  )
}

function Failures({ bulk: { failures, failed } }: { bulk: OrderBulk }) {
  const { t } = useText()
  const shown = failures.slice(0, shownFailures)
  return (
    <>
      <Text size="sm" fw={600}>
        {t('bulk.failedCount', { count: failed })}
      </Text>
      <List size="sm" aria-label={t('bulk.failures')}>
        {shown.map(({ orderId, number, detail }) => (
          <List.Item key={orderId}>
            <AnchorLink to="/orders/$orderId" params={{ orderId }} size="sm">
              {number}
            </AnchorLink>{' '}
            {detail}
          </List.Item>
        ))}
        {failed > shown.length && (
          <List.Item>{t('bulk.moreFailures', { count: failed - shown.length })}</List.Item>
        )}
      </List>
    </>
  )
}
