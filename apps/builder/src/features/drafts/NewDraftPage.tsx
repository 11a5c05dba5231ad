import { ErrorState, useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { customerQuery } from '../customers/customer-queries'
import { shopQuery } from '../settings/shop-queries'
import { prefillQuery } from './draft-queries'
import { DraftEditor } from './editor/DraftEditor'
import { emptyDraft, formOf } from './editor/draft-form'

const route = getRouteApi('/shell/orders/drafts/new')

/** A draft that is not saved yet; for a customer, with what is known of them (R122). */
export function NewDraftPage() {
  const text = useText()
  const { customerId } = route.useSearch()
  const shop = useQuery(shopQuery)
  const wanted = customerId !== undefined
  const prefill = useQuery({ ...prefillQuery(customerId ?? ''), enabled: wanted })
  const customer = useQuery({ ...customerQuery(customerId ?? ''), enabled: wanted })
  const error = shop.error ?? prefill.error ?? customer.error
  if (error !== null) {
    const retry = () => void Promise.all([shop.refetch(), prefill.refetch(), customer.refetch()])
    return <ErrorState message={problemParagraph(error, text)} onRetry={retry} />
  }
  const ready = !wanted || (prefill.data !== undefined && customer.data !== undefined)
  if (shop.data === undefined || !ready) return <PagePending />
  const known = { price: null, customer: customer.data ?? null }
  const initial = prefill.data === undefined ? emptyDraft : formOf(prefill.data, known, text.local)
  return (
    <DraftEditor
      key={customerId ?? 'new'}
      draft={undefined}
      initial={initial}
      shop={shop.data}
      onReload={() => void shop.refetch()}
    />
  )
}
