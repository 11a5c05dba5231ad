import { useText } from '@counterflow/ui'
import { Tooltip } from '@mantine/core'
import { IconAccessPoint, IconAccessPointOff } from '@tabler/icons-react'
import { useConnection } from '../../platform/realtime/RealtimeProvider'
import classes from './Shell.module.css'

const words = {
  connected: 'general.live.connected',
  connecting: 'general.live.connecting',
  disconnected: 'general.live.disconnected',
} as const

/** Says whether what is on the screen keeps itself fresh. */
export function ConnectionIndicator() {
  const { t } = useText()
  const connection = useConnection()
  const Icon = connection === 'disconnected' ? IconAccessPointOff : IconAccessPoint
  return (
    <Tooltip label={t(words[connection])} multiline maw={260}>
      <output className={classes.dot} data-connection={connection} aria-label={t(words[connection])}>
        <Icon size={18} stroke={1.5} aria-hidden />
      </output>
    </Tooltip>
  )
}
