import type { RiskLevel } from '@counterflow/core'
import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import {
  IconAlertTriangle,
  IconLoader2,
  type IconProps,
  IconShieldCheck,
  IconShieldExclamation,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'

const looks: Record<RiskLevel, { tone: Tone; icon: ComponentType<IconProps> }> = {
  low: { tone: 'good', icon: IconShieldCheck },
  medium: { tone: 'caution', icon: IconShieldExclamation },
  high: { tone: 'bad', icon: IconAlertTriangle },
}

interface RiskBadgeProps {
  /** Null while the analysis is under way. */
  level: RiskLevel | null
  /** Says "High risk" instead of "High", where no heading tells what is meant. */
  full?: boolean
}

export function RiskBadge({ level, full = false }: RiskBadgeProps) {
  const { t } = useText()
  if (level === null) return <StatusBadge tone="neutral" icon={IconLoader2} busy label={t('risk.pending')} />
  return <StatusBadge {...looks[level]} label={t(full ? `risk.levelOf.${level}` : `risk.level.${level}`)} />
}
