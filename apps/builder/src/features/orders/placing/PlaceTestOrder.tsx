import { useText } from '@counterflow/ui'
import { Drawer } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { PagePending } from '../../../application/shell/PagePending'
import { shopQuery } from '../../settings/shop-queries'
import { TestOrderForm } from './TestOrderForm'

interface PlaceTestOrderProps {
  opened: boolean
  onClose: () => void
}

export function PlaceTestOrder({ opened, onClose }: PlaceTestOrderProps) {
  const { t } = useText()
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={560}
      title={t('testOrder.title')}
      closeButtonProps={{ 'aria-label': t('general.close') }}
      styles={{
        title: { fontWeight: 600, fontSize: 16 },
        content: { display: 'flex', flexDirection: 'column' },
        body: { flex: 1, display: 'flex', flexDirection: 'column', paddingBottom: 0 },
      }}
    >
      <Suspense fallback={<PagePending />}>
        <FormOfShop />
      </Suspense>
    </Drawer>
  )
}

function FormOfShop() {
  const { data: shop } = useSuspenseQuery(shopQuery)
  return <TestOrderForm shop={shop} />
}
