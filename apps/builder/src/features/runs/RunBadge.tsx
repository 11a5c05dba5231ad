import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClockHour4,
  IconDots,
  IconHelpCircle,
  IconLoader2,
  type IconProps,
  IconShieldOff,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { RunStatus } from './run-status'

const looks: Record<RunStatus, { tone: Tone; icon: ComponentType<IconProps>; busy?: boolean }> = {
  queued: { tone: 'neutral', icon: IconDots },
  running: { tone: 'accent', icon: IconLoader2, busy: true },
  waiting: { tone: 'neutral', icon: IconClockHour4 },
  asking: { tone: 'caution', icon: IconHelpCircle },
  succeeded: { tone: 'good', icon: IconCircleCheck },
  failed: { tone: 'bad', icon: IconCircleX },
  cancelled: { tone: 'neutral', icon: IconBan },
  quarantined: { tone: 'bad', icon: IconShieldOff },
}

export function RunBadge({ status }: { status: RunStatus }) {
  const { t } = useText()
  return <StatusBadge {...looks[status]} label={t(`runs.statusOf.${status}`)} />
}
