import { Panel, useText } from '@counterflow/ui'
import { Box, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQuery } from '@tanstack/react-query'
import { useNotifyProblem } from '../../platform/api/useNotifyProblem'
import { KeepDaysForm } from '../../platform/forms/KeepDaysForm'
import { useMay } from '../session/useStaff'
import { auditRetentionQuery, useKeepAudit } from './audit-queries'

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
  const save = (days: number) =>
    keep.mutate(days, {
      onSuccess: () => notifications.show({ message: t('general.saved') }),
      onError: notifyProblem,
    })
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        {t('audit.keepIntro')}
      </Text>
      <KeepDaysForm
        kept={kept}
        shortest={30}
        longest={3_650}
        label={t('audit.keepDays')}
        invalid={t('audit.keepInvalid')}
        isSaving={keep.isPending}
        onSave={save}
      />
    </>
  )
}
