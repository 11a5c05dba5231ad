import { ErrorState, useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { shippingQuery } from '../shop-parts-queries'
import { shopQuery } from '../shop-queries'
import { ShippingForm } from './ShippingForm'

/** Where goods are sent to, in which ways, and where they can be fetched. */
export function ShippingPage() {
  const text = useText()
  const shipping = useQuery(shippingQuery)
  const shop = useQuery(shopQuery)
  if (shipping.data !== undefined && shop.data !== undefined) {
    return <ShippingForm saved={shipping.data} currency={shop.data.currency} />
  }
  const error = shipping.error ?? shop.error
  if (error === null) return <PagePending />
  const retry = () => void Promise.all([shipping.refetch(), shop.refetch()])
  return <ErrorState message={problemParagraph(error, text)} onRetry={retry} />
}
