import { minorUnits, shiftIdSchema, type TillSettings } from '@counterflow/core'
import { Notice, Panel, useText } from '@counterflow/ui'
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { AmountInput } from '../amounts/AmountInput'
import { openingObstacle } from '../readiness/readiness'
import { useReadiness } from '../readiness/useReadiness'
import { freshId } from '../till/fresh-id'
import { useTill } from '../till/TillContext'
import { useRecord } from './useRecord'

/** Opens a shift with what lies in the drawer. */
export function OpenShift({ settings: { currency } }: { settings: TillSettings }) {
  const { t } = useText()
  const { session, printing } = useTill()
  const facts = useReadiness()
  const [float, setFloat] = useState(0)
  const { record, isBusy, problem } = useRecord()
  const obstacle = facts && openingObstacle(facts)
  const open = async () => {
    const approval = await session.ask('open_shift')
    if (approval === 'denied') return
    const shiftId = freshId(shiftIdSchema)
    const payload = { currency, float: minorUnits(float) }
    const recorded = await record(() => ({ type: 'shift_opened', shiftId, payload }), approval.approvedBy)
    if (recorded !== undefined) void printing.openDrawer()
  }
  return (
    <Panel title={t('till.shift.openTitle')}>
      <Stack gap="md">
        <Text size="lg">{t('till.shift.openIntro')}</Text>
        {obstacle !== undefined && (
          <Notice tone="bad" title={t(`till.shift.obstacle.${obstacle}`)}>
            {t(`till.ready.fix.${obstacle}`)}
          </Notice>
        )}
        {problem !== undefined && (
          <Notice tone="bad" urgent>
            {problem}
          </Notice>
        )}
        <AmountInput label={t('till.shift.float')} currency={currency} value={float} onChange={setFloat} />
        <Button
          size="lg"
          h={56}
          loading={isBusy}
          disabled={facts === undefined || obstacle !== undefined}
          onClick={() => void open()}
        >
          {t('till.shift.open')}
        </Button>
      </Stack>
    </Panel>
  )
}
