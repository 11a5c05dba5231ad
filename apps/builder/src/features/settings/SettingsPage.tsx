import { ErrorState, PageHeader, useText } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { useMay } from '../session/useStaff'
import { CapturePanel } from './CapturePanel'
import { ConnectionsPanel } from './connections/ConnectionsPanel'
import { KeysPanel } from './keys/KeysPanel'
import { LocationsPanel } from './locations/LocationsPanel'
import { LowStockPanel } from './locations/LowStockPanel'
import { RetentionPanel } from './RetentionPanel'
import { ShopPanel } from './ShopPanel'
import { StaffPanel } from './StaffPanel'
import { shopQuery } from './shop-queries'

export function SettingsPage() {
  const text = useText()
  const may = useMay()
  const { data: shop, error, refetch } = useQuery(shopQuery)
  if (shop === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader title={text.t('settings.title')} />
      <Stack gap="md" maw={760}>
        <ShopPanel shop={shop} />
        <CapturePanel shop={shop} />
        {may('operations.read') && <RetentionPanel />}
        {may('products.read') && <LocationsPanel />}
        {may('products.read') && <LowStockPanel />}
        {may('staff.read') && <StaffPanel />}
        {may('connections.manage') && may('workflows.edit') && <ConnectionsPanel />}
        {may('api-keys.manage') && <KeysPanel />}
      </Stack>
    </>
  )
}
