import type { ProductStatus } from '@counterflow/core'
import { StatusBadge, type Tone, useText } from '@counterflow/ui'
import { IconArchive, IconCircleCheck, IconPencil } from '@tabler/icons-react'

const looks = {
  active: { tone: 'good', icon: IconCircleCheck },
  draft: { tone: 'neutral', icon: IconPencil },
  archived: { tone: 'neutral', icon: IconArchive },
} satisfies Record<ProductStatus, { tone: Tone; icon: typeof IconArchive }>

export function ProductStatusBadge({ status }: { status: ProductStatus }) {
  const { t } = useText()
  return <StatusBadge {...looks[status]} label={t(`products.status.${status}`)} />
}
