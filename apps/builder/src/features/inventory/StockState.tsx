import { StatusBadge, useText } from '@counterflow/ui'
import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconMinus } from '@tabler/icons-react'
import type { StockItem } from './stock-queries'

const looks = {
  in_stock: { tone: 'good', icon: IconCircleCheck },
  low: { tone: 'caution', icon: IconAlertTriangle },
  out: { tone: 'bad', icon: IconCircleX },
  untracked: { tone: 'neutral', icon: IconMinus },
} as const

export function StockState({ state }: { state: StockItem['state'] }) {
  const { t } = useText()
  return <StatusBadge {...looks[state]} label={t(`stock.state.${state}`)} />
}
