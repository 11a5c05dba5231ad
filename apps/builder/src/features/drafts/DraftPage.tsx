import { ErrorState, useText } from '@counterflow/ui'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { PagePending } from '../../application/shell/PagePending'
import { problemParagraph } from '../../platform/api/problem-text'
import { shopQuery } from '../settings/shop-queries'
import { draftQuery } from './draft-queries'
import { CompletedDraft } from './editor/CompletedDraft'
import { DraftEditor } from './editor/DraftEditor'
import { formOf } from './editor/draft-form'

const route = getRouteApi('/shell/orders/drafts/$draftId')

/** A saved draft. */
export function DraftPage() {
  const text = useText()
  const { draftId } = route.useParams()
  const [round, setRound] = useState(0)
  const draft = useQuery(draftQuery(draftId))
  const shop = useQuery(shopQuery)
  const error = draft.error ?? shop.error
  if (draft.data === undefined || shop.data === undefined) {
    if (error === null) return <PagePending />
    const retry = () => void Promise.all([draft.refetch(), shop.refetch()])
    return <ErrorState message={problemParagraph(error, text)} onRetry={retry} />
  }
  if (draft.data.status === 'completed') return <CompletedDraft draft={draft.data} />
  return (
    <DraftEditor
      key={`${draftId} ${round}`}
      draft={draft.data}
      initial={formOf(draft.data.content, draft.data, text.local)}
      shop={shop.data}
      onReload={() => void draft.refetch().then(() => setRound((before) => before + 1))}
    />
  )
}
