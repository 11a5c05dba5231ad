import { minorUnits, type ShiftState, type TillSettings, tillAllowance } from '@counterflow/core'
import { MoneyText, Notice, Panel, useText } from '@counterflow/ui'
import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useSeller, useTill } from '../till/TillContext'
import { CountDrawer } from './CountDrawer'
import { countedPieces, countedSum, type DrawerCount, needsNote } from './drawer-count'
import { useRecord } from './useRecord'

interface CloseShiftProps {
  shift: ShiftState
  settings: TillSettings
  onBack: () => void
}

/**
 * Counts the drawer, then closes. Who counts blindly is not told what should be there, only that a difference is too
 * large to go without a note.
 */
export function CloseShift({ shift, settings, onBack }: CloseShiftProps) {
  const { t } = useText()
  const { session } = useTill()
  const { policy } = useSeller()
  const [count, setCount] = useState<DrawerCount>(
    settings.denominations.length > 0 ? { kind: 'pieces', pieces: new Map() } : { kind: 'sum', sum: 0 },
  )
  const [note, setNote] = useState('')
  const [asksForNote, askForNote] = useState(false)
  const { record, isBusy, problem } = useRecord()
  const blind = settings.blindCount || tillAllowance(policy, 'see_expected_cash') !== 'allowed'
  const counted = countedSum(count)
  const isTooFar = needsNote(counted, shift.cash, settings.mostCashDifference)
  const close = async () => {
    if (isTooFar && note.trim() === '') {
      askForNote(true)
      return
    }
    const approval = await session.ask('close_shift')
    if (approval === 'denied') return
    const sum = minorUnits(counted)
    const pieces = countedPieces(count).map(({ value, pieces: many }) => ({
      value: minorUnits(value),
      pieces: many,
    }))
    const isCounted = await record(
      () => ({ type: 'drawer_counted', shiftId: shift.id, payload: { blind, pieces, counted: sum } }),
      approval.approvedBy,
    )
    if (isCounted === undefined) return
    await record(
      ({ state }) => ({
        type: 'shift_closed',
        shiftId: shift.id,
        payload: {
          counted: sum,
          expected: minorUnits(state.shift?.cash ?? 0),
          note: note.trim() === '' ? null : note.trim(),
        },
      }),
      approval.approvedBy,
    )
  }
  return (
    <Panel title={t('till.shift.close')}>
      <Stack gap="md">
        <Text size="lg">{t(blind ? 'till.count.blind' : 'till.count.intro')}</Text>
        {problem !== undefined && (
          <Notice tone="bad" urgent>
            {problem}
          </Notice>
        )}
        <CountDrawer
          currency={settings.currency}
          denominations={settings.denominations}
          count={count}
          onChange={setCount}
        />
        {!blind && <Difference shift={shift} counted={counted} />}
        {asksForNote && isTooFar && (
          <Notice tone="caution" title={t('till.count.tooFar')} urgent>
            {t('till.count.tooFarBody')}
          </Notice>
        )}
        <Textarea
          size="lg"
          label={t('till.count.note')}
          autosize
          minRows={2}
          maxLength={2_000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Group gap="sm">
          <Button size="lg" h={56} variant="default" onClick={onBack}>
            {t('general.cancel')}
          </Button>
          <Button size="lg" h={56} loading={isBusy} onClick={() => void close()}>
            {t('till.shift.closeNow')}
          </Button>
        </Group>
      </Stack>
    </Panel>
  )
}

function Difference({ shift: { cash, currency }, counted }: { shift: ShiftState; counted: number }) {
  const { t } = useText()
  const difference = counted - cash
  const word = difference === 0 ? 'even' : difference > 0 ? 'over' : 'short'
  return (
    <Group justify="space-between" gap="md">
      <Text size="lg">
        {t('till.shift.expected')}: <MoneyText money={{ amount: cash, currency }} />
      </Text>
      <Text size="lg" fw={600} c={difference === 0 ? 'var(--cf-good)' : 'var(--cf-caution)'}>
        {t(`till.count.${word}`)}
        {difference !== 0 && (
          <>
            {' '}
            <MoneyText money={{ amount: Math.abs(difference), currency }} />
          </>
        )}
      </Text>
    </Group>
  )
}
