import { StatusBadge, useText } from '@counterflow/ui'
import { IconCircleCheck, IconMailForward, IconPencil } from '@tabler/icons-react'
import type { DraftStatus } from './draft-queries'

const looks = {
  open: { tone: 'neutral', icon: IconPencil },
  invoice_sent: { tone: 'accent', icon: IconMailForward },
  completed: { tone: 'good', icon: IconCircleCheck },
} as const

export function DraftStatusBadge({ status }: { status: DraftStatus }) {
  const { t } = useText()
  return <StatusBadge {...looks[status]} label={t(`drafts.statusName.${status}`)} />
}
