import { RelativeTime, useText } from '@counterflow/ui'
import { Button, Stack, Text } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import classes from './SyncPanel.module.css'

/** What waits, since when, how old the prices are, and *Sync now*. */
export function SyncPanel() {
  const { t } = useText()
  const { sync, records } = useTill()
  const state = useLive(sync.state)
  const snapshot = useLive(records.snapshot)
  return (
    <Stack gap="sm">
      {state.isFrozen && <Text c="var(--cf-bad)">{t('till.sync.frozen')}</Text>}
      {state.trouble !== null && <Text c="var(--cf-bad)">{t(`till.sync.trouble.${state.trouble}`)}</Text>}
      {state.reached === 'no' && <Text>{t('till.sync.offline')}</Text>}
      <dl className={classes.facts}>
        <dt>{t('till.sync.pending')}</dt>
        <dd>{state.pending}</dd>
        {state.parked > 0 && (
          <>
            <dt>{t('till.sync.parked')}</dt>
            <dd>{state.parked}</dd>
          </>
        )}
        <dt>{t('till.sync.last')}</dt>
        <dd>
          {state.syncedAt === null ? (
            t('till.sync.never')
          ) : (
            <RelativeTime instant={new Date(state.syncedAt).toISOString()} />
          )}
        </dd>
        <dt>{t('till.sync.prices')}</dt>
        <dd>{snapshot === undefined ? t('till.sync.never') : <RelativeTime instant={snapshot.at} />}</dd>
      </dl>
      <Button
        size="md"
        h={48}
        variant="default"
        leftSection={<IconRefresh size={20} aria-hidden />}
        loading={state.isRunning}
        onClick={() => void sync.now()}
      >
        {t('till.sync.now')}
      </Button>
    </Stack>
  )
}
