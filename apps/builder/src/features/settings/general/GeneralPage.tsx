import { ErrorState, useText } from '@counterflow/ui'
import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { CapturePanel } from '../CapturePanel'
import { shopQuery } from '../shop-queries'
import { OrderNumbersPanel } from './OrderNumbersPanel'
import { ShopSettingsForm } from './ShopSettingsForm'

/** Who the shop is, where it is, and what it counts in. */
export function GeneralPage() {
  const text = useText()
  const { data: shop, error, refetch } = useQuery(shopQuery)
  if (shop === undefined) {
    if (error === null) return <PagePending />
    return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
  }
  return (
    <Stack gap="md">
      <ShopSettingsForm shop={shop} />
      <OrderNumbersPanel />
      <CapturePanel shop={shop} />
    </Stack>
  )
}
