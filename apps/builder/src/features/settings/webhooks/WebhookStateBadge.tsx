import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleX,
  IconPlayerPause,
  type IconProps,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Webhook } from './webhook-queries'

type State = 'on' | 'failing' | 'off' | 'gone' | 'given_up'

const looks: Record<State, { tone: Tone; icon: ComponentType<IconProps> }> = {
  on: { tone: 'good', icon: IconCircleCheck },
  failing: { tone: 'caution', icon: IconAlertTriangle },
  off: { tone: 'neutral', icon: IconPlayerPause },
  gone: { tone: 'bad', icon: IconCircleX },
  given_up: { tone: 'bad', icon: IconCircleX },
}

function stateOf({ isOn, offReason, failingSince }: Webhook): State {
  if (isOn) return failingSince === null ? 'on' : 'failing'
  if (offReason === 'gone') return 'gone'
  return offReason === 'failing' ? 'given_up' : 'off'
}

/** Whether a webhook sends, and how it fares. */
export function WebhookStateBadge({ webhook }: { webhook: Webhook }) {
  const { t } = useText()
  const state = stateOf(webhook)
  return <StatusBadge {...looks[state]} label={t(`webhooks.stateOf.${state}`)} />
}
