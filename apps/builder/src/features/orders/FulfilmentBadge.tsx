import type { FulfilmentStatus } from '@counterflow/core'
import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import { IconPackage, type IconProps, IconTruckDelivery, IconTruckLoading } from '@tabler/icons-react'
import type { ComponentType } from 'react'

const looks: Record<FulfilmentStatus, { tone: Tone; icon: ComponentType<IconProps> }> = {
  unfulfilled: { tone: 'neutral', icon: IconPackage },
  partial: { tone: 'accent', icon: IconTruckLoading },
  fulfilled: { tone: 'good', icon: IconTruckDelivery },
}

export function FulfilmentBadge({ status }: { status: FulfilmentStatus }) {
  const { t } = useText()
  return <StatusBadge {...looks[status]} label={t(`orders.fulfilmentStatus.${status}`)} />
}
