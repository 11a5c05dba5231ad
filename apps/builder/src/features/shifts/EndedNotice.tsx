import { formatDateTime, formatMoney } from '@counterflow/i18n'
import { Notice, useText } from '@counterflow/ui'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { ButtonLink } from '../../platform/router/links'
import { CountDrawerDialog } from './CountDrawerDialog'
import type { ShiftDetail } from './shift-queries'

/** That a shift ended with its device, who has counted its drawer since, and how the rest of it comes here. */
export function EndedNotice({ shift }: { shift: ShiftDetail }) {
  const { t, language } = useText()
  const [isCounting, setCounting] = useState(false)
  const { ended, officeCount, currency } = shift
  const counted = officeCount && {
    name: officeCount.countedBy,
    time: formatDateTime(officeCount.countedAt, language),
    amount: formatMoney({ amount: officeCount.counted, currency }, language),
  }
  if (ended === null) {
    return counted && <Notice tone="neutral">{t('shifts.officeOutdone', counted)}</Notice>
  }
  return (
    <Notice
      tone="caution"
      title={t(`shifts.endedNotice.${ended.why ?? 'replaced'}`, {
        time: formatDateTime(ended.at, language),
      })}
    >
      <Text size="sm">{counted === null ? t('shifts.endedDo') : t('shifts.officeCounted', counted)}</Text>
      <Text size="sm">{t('shifts.endedUnsent')}</Text>
      <Group gap="sm" mt="xs">
        <Button size="xs" variant={counted === null ? 'filled' : 'default'} onClick={() => setCounting(true)}>
          {t(counted === null ? 'shifts.countDrawer' : 'shifts.countAgain')}
        </Button>
        <ButtonLink size="xs" variant="default" to="/ledger-files">
          {t('shifts.toLedgerFile')}
        </ButtonLink>
      </Group>
      {isCounting && <CountDrawerDialog shift={shift} onClose={() => setCounting(false)} />}
    </Notice>
  )
}
