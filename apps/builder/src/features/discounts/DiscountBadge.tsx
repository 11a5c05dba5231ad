import type { DiscountStatus } from '@counterflow/core'
import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import {
  IconCalendarClock,
  IconCircleCheck,
  IconCircleMinus,
  IconClock,
  IconFlag,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

const looks: Record<DiscountStatus, { tone: Tone; icon: ComponentType<IconProps> }> = {
  active: { tone: 'good', icon: IconCircleCheck },
  scheduled: { tone: 'accent', icon: IconCalendarClock },
  expired: { tone: 'neutral', icon: IconClock },
  used_up: { tone: 'neutral', icon: IconFlag },
  off: { tone: 'neutral', icon: IconCircleMinus },
}

export function DiscountBadge({ status }: { status: DiscountStatus }) {
  const { t } = useText()
  return <StatusBadge {...looks[status]} label={t(`discounts.statusOf.${status}`)} />
}
