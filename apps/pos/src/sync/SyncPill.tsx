import { formatNumber } from '@counterflow/i18n'
import { useText } from '@counterflow/ui'
import { Popover, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import classes from '../application/shell/Shell.module.css'
import { useLive } from '../till/live'
import { useTill } from '../till/TillContext'
import { SyncPanel } from './SyncPanel'
import { syncMood } from './sync-mood'

const icons = {
  synced: IconCloudCheck,
  sending: IconCloudUp,
  offline: IconCloudOff,
  trouble: IconAlertTriangle,
}

/** How it stands with the server, calmly: nothing that is sold waits for it. */
export function SyncPill() {
  const { t, language } = useText()
  const state = useLive(useTill().sync.state)
  const mood = syncMood(state)
  const Icon = icons[mood]
  const words = t(`till.sync.mood.${mood}`, { count: state.pending })
  return (
    <Popover position="bottom-end" width={340} withArrow>
      <Popover.Target>
        <UnstyledButton
          className={classes.pill}
          data-tone={mood === 'trouble' ? 'bad' : mood === 'offline' ? 'caution' : 'good'}
          aria-label={words}
        >
          <Icon size={20} stroke={1.5} aria-hidden />
          <span className={classes.narrow}>{words}</span>
          {state.pending > 0 && (
            <span className={classes.onlyNarrow} aria-hidden>
              {formatNumber(state.pending, language)}
            </span>
          )}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <SyncPanel />
      </Popover.Dropdown>
    </Popover>
  )
}
