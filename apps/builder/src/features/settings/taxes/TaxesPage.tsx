import { ErrorState, useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { PagePending } from '../../../application/shell/PagePending'
import { problemParagraph } from '../../../platform/api/problem-text'
import { taxesQuery } from '../shop-parts-queries'
import { TaxesForm } from './TaxesForm'

/** How orders are taxed, by where they go. */
export function TaxesPage() {
  const text = useText()
  const { data, error, refetch } = useQuery(taxesQuery)
  if (data !== undefined) return <TaxesForm saved={data} />
  if (error === null) return <PagePending />
  return <ErrorState message={problemParagraph(error, text)} onRetry={() => void refetch()} />
}
