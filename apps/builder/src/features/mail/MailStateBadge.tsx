import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import { IconCircleCheck, IconCircleX, IconClock, IconInbox, type IconProps } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { MailState } from './mail-queries'

const looks: Record<MailState, { tone: Tone; icon: ComponentType<IconProps> }> = {
  queued: { tone: 'neutral', icon: IconClock },
  sent: { tone: 'good', icon: IconCircleCheck },
  kept: { tone: 'accent', icon: IconInbox },
  failed: { tone: 'bad', icon: IconCircleX },
}

/** Where a mail stands. */
export function MailStateBadge({ state }: { state: MailState }) {
  const { t } = useText()
  return <StatusBadge {...looks[state]} label={t(`mail.stateOf.${state}`)} />
}
