import type { GiftCardStatus } from '@counterflow/core'
import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import { IconCircleCheck, IconCircleMinus, IconClock, IconFlag, type IconProps } from '@tabler/icons-react'
import type { ComponentType } from 'react'

const looks: Record<GiftCardStatus, { tone: Tone; icon: ComponentType<IconProps> }> = {
  active: { tone: 'good', icon: IconCircleCheck },
  used_up: { tone: 'neutral', icon: IconFlag },
  expired: { tone: 'neutral', icon: IconClock },
  disabled: { tone: 'neutral', icon: IconCircleMinus },
}

export function GiftCardBadge({ status }: { status: GiftCardStatus }) {
  const { t } = useText()
  return <StatusBadge {...looks[status]} label={t(`giftCards.statusOf.${status}`)} />
}
