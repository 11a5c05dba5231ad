import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import {
  IconCashRegister,
  IconCircleCheck,
  IconCircleMinus,
  IconCloudUpload,
  IconDeviceTablet,
  IconHourglass,
  IconPlugConnectedX,
  type IconProps,
  IconSnowflake,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { RegisterState } from './register-state'

const looks: Record<RegisterState, { tone: Tone; icon: ComponentType<IconProps> }> = {
  ready: { tone: 'good', icon: IconCircleCheck },
  open: { tone: 'good', icon: IconCashRegister },
  silent: { tone: 'caution', icon: IconPlugConnectedX },
  pending: { tone: 'caution', icon: IconCloudUpload },
  frozen: { tone: 'bad', icon: IconSnowflake },
  waiting: { tone: 'accent', icon: IconHourglass },
  none: { tone: 'neutral', icon: IconDeviceTablet },
  closed: { tone: 'neutral', icon: IconCircleMinus },
}

export function RegisterBadge({ state }: { state: RegisterState }) {
  const { t } = useText()
  return <StatusBadge {...looks[state]} label={t(`registers.stateOf.${state}`)} />
}
