import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import { IconCircleCheck, IconCircleX, IconClock, type IconProps } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { DeliveryStatus } from './delivery-queries'

const looks: Record<DeliveryStatus, { tone: Tone; icon: ComponentType<IconProps> }> = {
  pending: { tone: 'neutral', icon: IconClock },
  delivered: { tone: 'good', icon: IconCircleCheck },
  failed: { tone: 'bad', icon: IconCircleX },
}

/** Where a delivery stands. */
export function DeliveryBadge({ status }: { status: DeliveryStatus }) {
  const { t } = useText()
  return <StatusBadge {...looks[status]} label={t(`webhooks.deliveries.statusOf.${status}`)} />
}
