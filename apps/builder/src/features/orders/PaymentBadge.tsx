import type { PaymentStatus } from '@counterflow/core'
import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import {
  IconArrowBackUp,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
  IconLock,
  IconProgressCheck,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

const looks: Record<PaymentStatus, { tone: Tone; icon: ComponentType<IconProps> }> = {
  pending: { tone: 'neutral', icon: IconClock },
  authorized: { tone: 'accent', icon: IconLock },
  partially_paid: { tone: 'neutral', icon: IconProgressCheck },
  captured: { tone: 'good', icon: IconCircleCheck },
  partially_refunded: { tone: 'neutral', icon: IconArrowBackUp },
  refunded: { tone: 'neutral', icon: IconArrowBackUp },
  voided: { tone: 'neutral', icon: IconCircleMinus },
  declined: { tone: 'bad', icon: IconCircleX },
}

export function PaymentBadge({ status }: { status: PaymentStatus }) {
  const { t } = useText()
  return <StatusBadge {...looks[status]} label={t(`orders.paymentStatus.${status}`)} />
}
