import { useText } from '@counterflow/ui'
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failuresQuery } from './failures-query'
import { useBulkRetry } from './useBulkRetry'

const ranges = ['hour', 'day', 'week', 'all'] as const
type Range = (typeof ranges)[number]

const hour = 3_600_000
const lengths: Record<Range, number | undefined> = {
  hour,
  day: 24 * hour,
  week: 7 * 24 * hour,
  all: undefined,
}

/** Retries what an outage has failed, of one workflow or of all; offered as long as there is any. */
export function BulkRetry({ workflowId }: { workflowId: string | undefined }) {
  const { t } = useText()
  const { data: failures } = useQuery(failuresQuery(workflowId))
  const [asking, setAsking] = useState(false)
  const [range, setRange] = useState<Range>('day')
  const retry = useBulkRetry(`${workflowId} ${range}`, () => setAsking(false))
  if (failures === undefined || failures.items.length === 0) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} stroke={1.75} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {t('runs.bulk.title')}
      </Button>
      <Modal
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('runs.bulk.title')}
        closeButtonProps={{ 'aria-label': t('general.close') }}
      >
        <Stack>
          <Text size="sm">{t('runs.bulk.body')}</Text>
          <Select
            label={t('runs.bulk.range')}
            data={ranges.map((value) => ({ value, label: t(`runs.bulk.${value}`) }))}
            value={range}
            onChange={(value) => setRange(ranges.find((one) => one === value) ?? range)}
            allowDeselect={false}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsking(false)}>
              {t('general.cancel')}
            </Button>
            <Button
              loading={retry.isPending}
              onClick={() => retry.mutate({ workflowId, startedFrom: startOf(range) })}
            >
              {t('runs.bulk.confirm')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  )
}

function startOf(range: Range): string | undefined {
  const length = lengths[range]
  return length === undefined ? undefined : new Date(Date.now() - length).toISOString()
}
