import { StatusBadge, useText } from '@counterflow/ui'
import { IconAlertTriangle, IconCircleCheck, IconPlayerPause } from '@tabler/icons-react'
import type { Channel } from './channel-queries'

/** Whether a channel is on, and how it fares. */
export function ChannelStateBadge({ channel: { enabled, fault } }: { channel: Channel }) {
  const { t } = useText()
  if (!enabled) return <StatusBadge tone="neutral" icon={IconPlayerPause} label={t('channels.off')} />
  return fault === null ? (
    <StatusBadge tone="good" icon={IconCircleCheck} label={t('channels.on')} />
  ) : (
    <StatusBadge tone="bad" icon={IconAlertTriangle} label={t('channels.faulty')} />
  )
}
