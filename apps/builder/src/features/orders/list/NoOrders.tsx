import { EmptyState, useText } from '@counterflow/ui'
import { Button } from '@mantine/core'
import { IconShoppingBag } from '@tabler/icons-react'
import type { ReactNode } from 'react'

interface NoOrdersProps {
  filtered: boolean
  onClear: () => void
  /** How to begin. */
  children: ReactNode
}

export function NoOrders({ filtered, onClear, children }: NoOrdersProps) {
  const { t } = useText()
  if (!filtered) {
    return (
      <EmptyState icon={IconShoppingBag} title={t('orders.emptyTitle')} body={t('orders.emptyBody')}>
        {children}
      </EmptyState>
    )
  }
  return (
    <EmptyState icon={IconShoppingBag} title={t('orders.noMatchTitle')} body={t('orders.noMatchBody')}>
      <Button variant="default" mt="xs" onClick={onClear}>
        {t('general.clearFilters')}
      </Button>
    </EmptyState>
  )
}
