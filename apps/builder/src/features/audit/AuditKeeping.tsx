import { Panel, useText } from '@counterflow/ui'
import { Box, Button, Group, NumberInput, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { useMay } from '../session/useStaff'
import { auditRetentionQuery, useKeepAudit } from './audit-queries'

const [shortest, longest] = [30, 3_650]
const isDays = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= shortest && value <= longest

/** For how long the record is kept; only who may change the shop may change it. */
export function AuditKeeping() {
  const { t } = useText()
  const may = useMay()
  const { data } = useQuery(auditRetentionQuery)
  if (data === undefined || !may('shop.update')) return null
  return (
    <Box mt="lg">
      <Panel title={t('audit.keepTitle')}>
        <Days key={data.keepDays} kept={data.keepDays} />
      </Panel>
    </Box>
  )
}

function Days({ kept }: { kept: number }) {
  const { t } = useText()
  const keep = useKeepAudit()
  const notifyProblem = useNotifyProblem()
  const [days, setDays] = useState<string | number>(kept)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isDays(days)) return
        keep.mutate(days, {
          onSuccess: () => notifications.show({ message: t('general.saved') }),
          onError: notifyProblem,
        })
      }}
    >
      <Text size="sm" c="dimmed" mb="xs">
        {t('audit.keepIntro')}
      </Text>
      <Group align="flex-end" gap="sm">
        <NumberInput
          label={t('audit.keepDays')}
          w={160}
          min={shortest}
          max={longest}
          clampBehavior="none"
          allowDecimal={false}
          allowNegative={false}
          value={days}
          onChange={setDays}
          error={isDays(days) ? undefined : t('audit.keepInvalid')}
        />
        <Button type="submit" disabled={!isDays(days) || days === kept} loading={keep.isPending}>
          {t('general.save')}
        </Button>
      </Group>
    </form>
  )
}
